package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which roles a role has by the grants of roles to roles; roles as {@link Grants#holder} calls them. PUBLIC is everybody's. */
final class RoleHierarchy {
    /** The system's roles with those that they have from the beginning. */
    private static final Map<String, List<String>> SYSTEM = Map.of(
            "ACCOUNTADMIN", List.of("SECURITYADMIN", "SYSADMIN"),
            "SECURITYADMIN", List.of("USERADMIN"));

    private final Account account;

    RoleHierarchy(Account account) {
        this.account = account;
    }

    /** The role itself and all whose privileges it has. */
    Set<String> below(String role) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(role, "PUBLIC"));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                open.addAll(SYSTEM.getOrDefault(next, List.of()));
                open.addAll(granted(next));
            }
        }
        return found;
    }

    /** The roles granted to a user, and PUBLIC. */
    Set<String> ofUser(String user) {
        Set<String> found = new LinkedHashSet<>(granted(Grants.holder("USER", user)));
        found.add("PUBLIC");
        return found;
    }

    /** Whether a role is granted to the user, or to one of his roles. */
    boolean mayUse(String user, String role) {
        return ofUser(user).stream().anyMatch(each -> below(each).contains(role));
    }

    /** The roles in force in a session: its own and, if it has them, its secondary ones and the user's own privileges, with what is below them. */
    Set<String> active(Session session) {
        Set<String> found = new LinkedHashSet<>(below(session.role().orElse("PUBLIC")));
        if (session.current().secondaryRoles()) {
            ofUser(session.user()).forEach(role -> found.addAll(below(role)));
            found.add(Grants.holder("USER", session.user()));
        }
        return found;
    }

    private List<String> granted(String holder) {
        return account
                .grants()
                .list(grant -> isRole(grant.kind())
                        && grant.privilege().equals("USAGE")
                        && grant.holder().equals(holder))
                .stream()
                .map(grant -> Grants.holder(grant.kind().replace(' ', '_'), grant.object()))
                .toList();
    }

    private static boolean isRole(String kind) {
        return kind.equals("ROLE") || kind.equals("DATABASE ROLE");
    }
}
