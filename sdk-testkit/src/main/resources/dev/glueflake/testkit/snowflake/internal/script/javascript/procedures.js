// What procedures have beside functions: SQL through the object snowflake. Evaluates to a function of what handlers.js gives
// and of Java's side of it.
(function (handlers, host) {
    'use strict';
    const NOT_RUN = 'Statement is not executed yet.';
    const NO_ROW = 'ResultSet is empty or not prepared, call next() first';
    const moments = new WeakMap();

    class SnowflakeError extends Error {
        constructor(method, message, code, state) {
            super(message);
            this.code = code;
            this.state = state;
            this.stackTraceTxt = host.place(method, new Error().stack);
        }

        toString() {
            return this.message;
        }
    }

    const failure = (method, message) => new SnowflakeError(method, message, 100183, 'P0000');

    class SfDate extends Date {
        getEpochSeconds() {
            return Math.floor(this.getTime() / 1000);
        }

        getNanoSeconds() {
            const exact = moments.get(this);
            return exact !== undefined && exact.millis === this.getTime()
                ? exact.nanos
                : (((this.getTime() % 1000) + 1000) % 1000) * 1000000;
        }

        getScale() {
            const exact = moments.get(this);
            return exact === undefined ? 3 : exact.scale;
        }

        getTimezone() {
            const exact = moments.get(this);
            return exact === undefined ? -this.getTimezoneOffset() : exact.zone;
        }
    }

    function bound(item, index, method) {
        if (item === null) {
            return ['null', null, 0, 0];
        } else if (typeof item === 'number') {
            return ['number', item, 0, 0];
        } else if (typeof item === 'string') {
            return ['text', item, 0, 0];
        } else if (item instanceof SfDate) {
            const exact = moments.get(item);
            return [exact === undefined ? 'LTZ' : exact.type, item.getTime(), item.getNanoSeconds(), item.getTimezone()];
        }
        const shown = String(item);
        throw failure(
            method,
            'Invalid binds argument[' + shown + ']. Error: Unsupported type for binding argument ' + index + shown);
    }

    function command(method, given) {
        if (given === null || typeof given !== 'object' || typeof given.sqlText !== 'string' || given.sqlText.trim() === '') {
            throw failure(method, 'empty argument passed');
        }
        const binds = given.binds === undefined || given.binds === null ? [] : given.binds;
        if (!Array.isArray(binds)) {
            throw failure(method, 'Invalid binds argument. Error: binds has to be an array');
        }
        return { sqlText: given.sqlText, binds: binds.map((item, i) => bound(item, i + 1, method)) };
    }

    function run(method, prepared) {
        const answer = host.run(prepared.sqlText, prepared.binds);
        if (answer.failed) {
            throw new SnowflakeError(method, answer.message, answer.code, answer.state);
        }
        return answer;
    }

    // From 1, or by name.
    function column(result, wanted, method) {
        const index =
            typeof wanted === 'number' ? wanted - 1 : result.columns.findIndex((named) => named.name === String(wanted));
        if (!Number.isInteger(index) || index < 0 || index >= result.columns.length) {
            throw failure(method, 'Given column name/index does not exist: ' + wanted);
        }
        return index;
    }

    function columnsOf(answer) {
        const columns = [];
        for (let i = 0; i < answer.width; i++) {
            columns.push({
                name: answer.name(i),
                kind: answer.kind(i),
                type: answer.type(i),
                scale: answer.scale(i),
                nullable: answer.nullable(i),
            });
        }
        return columns;
    }

    function cell(result, row, index) {
        const { kind, scale, type } = result.columns[index];
        const raw = result.answer.cell(row, index);
        if (raw === null) {
            return null;
        } else if (kind !== 'moment' && kind !== 'date') {
            return handlers.value(kind, raw);
        }
        const date = new SfDate(raw[0]);
        moments.set(date, {
            millis: raw[0],
            nanos: raw[1],
            zone: raw[2],
            scale: scale,
            type: type === 'DATE' ? 'DATE' : type.substring(type.length - 3),
        });
        return date;
    }

    const TYPES = {
        text: 'string', time: 'string', number: 'number', real: 'number', truth: 'number', date: 'date', moment: 'SfDate',
        bytes: 'Uint8Array', variant: 'JSON', object: 'JSON', array: 'JSON',
    };

    const scaleOf = (named) => (named.kind === 'number' ? named.scale : 0);

    class ResultSet {
        #result;
        #row = -1;

        constructor(result) {
            this.#result = result;
            result.columns.forEach((named, i) => {
                if (!(named.name in this)) {
                    Object.defineProperty(this, named.name, { get: () => this.#cell(i, 'ResultSet.' + named.name) });
                }
            });
        }

        #cell(index, method) {
            if (this.#row < 0 || this.#row >= this.#result.answer.height) {
                throw failure(method, NO_ROW);
            }
            return cell(this.#result, this.#row, index);
        }

        next() {
            if (this.#row < this.#result.answer.height) {
                this.#row++;
            }
            return this.#row < this.#result.answer.height;
        }

        getColumnCount() {
            return this.#result.columns.length;
        }

        getColumnName(wanted) {
            return this.#result.columns[column(this.#result, wanted, 'ResultSet.getColumnName')].name;
        }

        getColumnType(wanted) {
            return TYPES[this.#result.columns[column(this.#result, wanted, 'ResultSet.getColumnType')].kind];
        }

        getColumnSqlType(wanted) {
            return this.#result.columns[column(this.#result, wanted, 'ResultSet.getColumnSqlType')].type;
        }

        getColumnScale(wanted) {
            return scaleOf(this.#result.columns[column(this.#result, wanted, 'ResultSet.getColumnScale')]);
        }

        getColumnValue(wanted) {
            return this.#cell(column(this.#result, wanted, 'ResultSet.getColumnValue'), 'ResultSet.getColumnValue');
        }

        getColumnValueAsString(wanted) {
            const index = column(this.#result, wanted, 'ResultSet.getColumnValueAsString');
            return this.#cell(index, 'ResultSet.getColumnValueAsString') === null
                ? null
                : this.#result.answer.text(this.#row, index);
        }

        getNumRowsAffected() {
            return this.#result.answer.affected;
        }

        getQueryId() {
            return this.#result.answer.queryId;
        }

        getRowCount() {
            return this.#result.answer.height;
        }
    }

    class Statement {
        #prepared;
        #result = null;

        constructor(prepared) {
            this.#prepared = prepared;
        }

        execute() {
            const answer = run('Statement.execute', this.#prepared);
            this.#result = { answer: answer, columns: columnsOf(answer) };
            return new ResultSet(this.#result);
        }

        #ran(method) {
            if (this.#result === null) {
                throw failure('Statement.' + method, NOT_RUN);
            }
            return this.#result;
        }

        #column(method, wanted) {
            const result = this.#ran(method);
            return result.columns[column(result, wanted, 'Statement.' + method)];
        }

        getSqlText() {
            return this.#prepared.sqlText;
        }

        getQueryId() {
            return this.#ran('getQueryId').answer.queryId;
        }

        getColumnCount() {
            return this.#ran('getColumnCount').columns.length;
        }

        getRowCount() {
            return this.#ran('getRowCount').answer.height;
        }

        getNumRowsAffected() {
            return this.#ran('getNumRowsAffected').answer.affected;
        }

        getNumRowsInserted() {
            return this.#ran('getNumRowsInserted').answer.inserted;
        }

        getNumRowsUpdated() {
            return this.#ran('getNumRowsUpdated').answer.updated;
        }

        getNumRowsDeleted() {
            return this.#ran('getNumRowsDeleted').answer.deleted;
        }

        getNumDuplicateRowsUpdated() {
            return this.#ran('getNumDuplicateRowsUpdated').answer.duplicates;
        }

        getColumnName(wanted) {
            return this.#column('getColumnName', wanted).name;
        }

        getColumnType(wanted) {
            return TYPES[this.#column('getColumnType', wanted).kind];
        }

        getColumnSqlType(wanted) {
            return this.#column('getColumnSqlType', wanted).type;
        }

        getColumnScale(wanted) {
            return scaleOf(this.#column('getColumnScale', wanted));
        }

        isColumnNullable(wanted) {
            return this.#column('isColumnNullable', wanted).nullable;
        }

        isColumnText(wanted) {
            return this.#column('isColumnText', wanted).kind === 'text';
        }

        isColumnArray(wanted) {
            return this.#column('isColumnArray', wanted).kind === 'array';
        }

        isColumnBinary(wanted) {
            return this.#column('isColumnBinary', wanted).kind === 'bytes';
        }

        isColumnBoolean(wanted) {
            return this.#column('isColumnBoolean', wanted).kind === 'truth';
        }

        isColumnDate(wanted) {
            return this.#column('isColumnDate', wanted).kind === 'date';
        }

        isColumnNumber(wanted) {
            const kind = this.#column('isColumnNumber', wanted).kind;
            return kind === 'number' || kind === 'real';
        }

        isColumnObject(wanted) {
            return this.#column('isColumnObject', wanted).kind === 'object';
        }

        isColumnTime(wanted) {
            return this.#column('isColumnTime', wanted).kind === 'time';
        }

        isColumnTimestamp(wanted) {
            return this.#column('isColumnTimestamp', wanted).kind === 'moment';
        }

        isColumnVariant(wanted) {
            return this.#column('isColumnVariant', wanted).kind === 'variant';
        }
    }

    class ProcedureSnowflake extends handlers.Snowflake {
        createStatement(given) {
            return new Statement(command('Snowflake.createStatement', given));
        }

        execute(given) {
            const answer = run('Snowflake.execute', command('Snowflake.execute', given));
            return new ResultSet({ answer: answer, columns: columnsOf(answer) });
        }
    }

    handlers.global('SfDate', SfDate);
    handlers.global('snowflake', new ProcedureSnowflake());
});
