package dev.glueflake.testkit.snowflake.internal.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Privileges that were granted: kept and shown; the session's authority reads them where they are enforced. Thread-safe. */
public final class Grants implements Restorable {
    /**
     * One of them.
     *
     * @param kind of the object, in words: {@code TABLE}, {@code EXTERNAL TABLE}, {@code ROLE}, {@code ACCOUNT}
     * @param object its full name; {@code DB.SCHEMA.<TABLE>} for a future grant
     * @param granteeKind ROLE, DATABASE_ROLE or USER
     * @param grantee its name, that of a database role with its database
     */
    public record Grant(
            Instant createdOn,
            String privilege,
            String kind,
            String object,
            String granteeKind,
            String grantee,
            boolean grantOption,
            String grantor,
            boolean future) {
        /** Whether both say the same of the same object to the same grantee. */
        boolean repeats(Grant other) {
            return privilege.equals(other.privilege)
                    && isOn(other.kind, other.object)
                    && granteeKind.equals(other.granteeKind)
                    && grantee.equals(other.grantee)
                    && future == other.future;
        }

        public boolean isOn(String otherKind, String otherObject) {
            return kind.equals(otherKind) && object.equals(otherObject);
        }

        public boolean isTo(String otherKind, String otherGrantee) {
            return granteeKind.equals(otherKind) && grantee.equals(otherGrantee);
        }

        /** What tells the grantee from those of other kinds: {@link Grants#holder}. */
        public String holder() {
            return Grants.holder(granteeKind, grantee);
        }

        public Grant of(String newObject, String newGrantee) {
            return new Grant(
                    createdOn, privilege, kind, newObject, granteeKind, newGrantee, grantOption, grantor, future);
        }
    }

    private final List<Grant> all = new ArrayList<>();

    /** A role of the account is called by its name, who else may hold privileges by kind and name: sets of roles hold all of them. */
    public static String holder(String kind, String name) {
        return kind.equals("ROLE") ? name : kind + " " + name;
    }

    @Override
    public synchronized Runnable keep() {
        return Restorable.guarded(this, Restorable.elements(all));
    }

    public synchronized void add(Grant grant) {
        all.removeIf(grant::repeats);
        all.add(grant);
    }

    public synchronized void remove(Predicate<Grant> which) {
        all.removeIf(which);
    }

    public synchronized void replaceAll(UnaryOperator<Grant> change) {
        all.replaceAll(change);
    }

    public synchronized List<Grant> list(Predicate<Grant> which) {
        return all.stream().filter(which).toList();
    }
}
