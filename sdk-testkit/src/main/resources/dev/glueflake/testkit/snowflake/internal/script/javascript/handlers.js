// Values between SQL and JavaScript, and the ways to call a handler. Evaluates to an object with one function for each kind
// of routine; Java calls what that gives with raw values: texts, numbers and null.
(function () {
    'use strict';
    const MARK = '\uFDD0';
    const EXACT = '\uFDD1';
    const DEEPEST = 500;
    const NativeDate = Date;
    const NativeString = String;
    const NativeNumber = Number;

    const two = (n) => NativeString(n).padStart(2, '0');

    function bytes(hex) {
        const array = new Uint8Array(hex.length / 2);
        for (let i = 0; i < array.length; i++) {
            array[i] = parseInt(hex.substr(2 * i, 2), 16);
        }
        return array;
    }

    function hex(value) {
        const array = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
        if (!(array instanceof Uint8Array)) {
            throw new TypeError('Uint8Array is wanted for a BINARY value');
        }
        let text = '';
        for (let i = 0; i < array.length; i++) {
            text += (array[i] < 16 ? '0' : '') + array[i].toString(16);
        }
        return text;
    }

    // ---- from SQL

    function marked(text) {
        const exact = text.substring(text.indexOf(EXACT) + 1 || 2);
        switch (text[1]) {
            case 'n':
            case 'f':
                return NativeNumber(exact.replace(/^(-?)inf$/i, '$1Infinity'));
            case 'b':
                return bytes(exact);
            case 'd':
                return new NativeDate(exact + 'T00:00:00');
            case 's':
                return new NativeDate(exact.replace(' ', 'T').substring(0, 23));
            case 'l':
            case 'z':
                return new NativeDate(exact.substring(0, 23).replace(' ', 'T') + exact.substring(exact.length - 6));
            case 'u':
                return undefined;
            default:
                return exact;
        }
    }

    function json(text) {
        return text.indexOf(MARK) < 0
            ? JSON.parse(text)
            : JSON.parse(text, (key, value) => (typeof value === 'string' && value[0] === MARK ? marked(value) : value));
    }

    const fromSql = {
        text: (raw) => raw,
        time: (raw) => raw,
        number: (raw) => raw,
        real: (raw) => raw,
        truth: (raw) => (raw ? 1 : 0),
        date: (raw) => new NativeDate(raw),
        moment: (raw) => new NativeDate(raw),
        bytes: bytes,
        variant: json,
        object: json,
        array: json,
    };

    const value = (kind, raw) => (raw === null ? undefined : fromSql[kind](raw));

    // ---- to SQL

    function written(date) {
        const minutes = -date.getTimezoneOffset();
        const zone = (minutes < 0 ? '-' : '+') + two(Math.floor(Math.abs(minutes) / 60));
        const rest = two(Math.abs(minutes) % 60);
        const text =
            NativeString(date.getFullYear()).padStart(4, '0') + '-' + two(date.getMonth() + 1) + '-' + two(date.getDate()) +
            ' ' + two(date.getHours()) + ':' + two(date.getMinutes()) + ':' + two(date.getSeconds()) +
            '.' + NativeString(date.getMilliseconds()).padStart(3, '0');
        return MARK + 'l' + text + ' ' + zone + rest + EXACT + text + '000000 ' + zone + ':' + rest;
    }

    function members(item, depth) {
        const parts = [];
        for (const key of Object.keys(item)) {
            const text = write(item[key], depth);
            if (text !== undefined) {
                parts.push(JSON.stringify(key) + ':' + text);
            }
        }
        return '{' + parts.join(',') + '}';
    }

    function composed(item, depth) {
        if (depth > DEEPEST) {
            throw new TypeError('Converting circular structure to JSON');
        } else if (Array.isArray(item)) {
            return '[' + item.map((part) => write(part, depth + 1)).filter((text) => text !== undefined).join(',') + ']';
        } else if (item instanceof NativeDate) {
            return JSON.stringify(written(valid(item)));
        } else if (item instanceof Uint8Array || item instanceof ArrayBuffer) {
            return JSON.stringify(MARK + 'b' + hex(item).toUpperCase());
        } else if (typeof item.toJSON === 'function') {
            return write(item.toJSON(), depth + 1);
        }
        return members(item, depth + 1);
    }

    // The form in which the engine keeps JSON; undefined for what JSON leaves out.
    function write(item, depth) {
        switch (typeof item) {
            case 'number':
                return NativeNumber.isSafeInteger(item) ? NativeString(item + 0) : JSON.stringify(MARK + 'f' + item);
            case 'bigint':
                return NativeString(item);
            case 'string':
            case 'boolean':
                return JSON.stringify(item);
            case 'object':
                return item === null ? 'null' : composed(item, depth);
            default:
                return undefined;
        }
    }

    function valid(date) {
        if (NativeNumber.isNaN(date.getTime())) {
            throw new RangeError('Invalid Date');
        }
        return date;
    }

    const millis = (item) => valid(item instanceof NativeDate ? item : new NativeDate(item)).getTime();

    function shaped(item, wanted) {
        const text = write(item, 0);
        if (text === undefined || text[0] !== wanted) {
            throw new TypeError((wanted === '[' ? 'array' : 'object') + ' is wanted, not ' + typeof item);
        }
        return text;
    }

    const toSql = {
        text: NativeString,
        time: NativeString,
        number: NativeString,
        real: NativeNumber,
        truth: Boolean,
        date: millis,
        moment: millis,
        bytes: hex,
        object: (item) => shaped(item, '{'),
        array: (item) => shaped(item, '['),
    };

    function raw(kind, item) {
        if (kind === 'variant') {
            const text = write(item, 0);
            return text === undefined ? null : text;
        }
        return item === undefined || item === null ? null : toSql[kind](item);
    }

    // ---- calls

    function scalar(handler, kinds, kind) {
        const types = kinds.split(',');
        return function () {
            const given = [];
            for (let i = 0; i < arguments.length; i++) {
                given.push(value(types[i], arguments[i]));
            }
            return raw(kind, Reflect.apply(handler, undefined, given));
        };
    }

    function argumentInfo(names, types, row, constant) {
        const info = {};
        names.forEach((name, i) => {
            info[name] = { type: types[i], isConst: constant, constValue: constant ? row[name] : undefined };
        });
        return info;
    }

    // One partition of one row. Lists come joined: names by line ends, kinds and types by commas.
    function table(object, shape) {
        const list = (text) => (text === '' ? [] : text.split('\n'));
        const names = list(shape.names);
        const columns = list(shape.columns);
        const columnKinds = list(shape.columnKinds);
        const kinds = list(shape.kinds);
        const types = list(shape.types);
        return function () {
            if (object === null || typeof object !== 'object' || typeof object.processRow !== 'function') {
                throw new TypeError('the code of a table function has to be an object with a function processRow');
            } else if (shape.eachRow && typeof object.finalize === 'function') {
                return null;
            }
            const rows = [];
            const writer = {
                writeRow: (written) => {
                    rows.push(columns.map((column, i) => raw(columnKinds[i], written[column])));
                },
            };
            const row = {};
            names.forEach((name, i) => {
                row[name] = value(kinds[i], arguments[i]);
            });
            if (typeof object.initialize === 'function') {
                object.initialize(argumentInfo(names, types, row, !shape.eachRow), {});
            }
            object.processRow(row, writer, {});
            if (typeof object.finalize === 'function') {
                object.finalize(writer, {});
            }
            return rows;
        };
    }

    // ---- logging and tracing, which have no effect here

    const LEVELS = ['off', 'trace', 'debug', 'info', 'warn', 'error', 'fatal'];

    class Snowflake {
        log(level, message, attributes) {
            if (typeof level !== 'string' || LEVELS.indexOf(level) < 0) {
                throw new Error('level has to be one of ' + LEVELS.join(', '));
            }
        }

        addEvent(name, attributes) {
            if (arguments.length < 1 || arguments.length > 2 || typeof name !== 'string') {
                throw new Error('addEvent takes a name and, if you like, attributes');
            }
        }

        setSpanAttribute(key, item) {
            if (arguments.length !== 2 || typeof key !== 'string') {
                throw new Error('setSpanAttribute takes a key and a value');
            }
        }
    }

    const global = (name, item) =>
        Object.defineProperty(globalThis, name, { value: item, writable: true, configurable: true });
    global('Snowflake', Snowflake);
    global('snowflake', new Snowflake());

    return { scalar, table, value, Snowflake, global };
})();
