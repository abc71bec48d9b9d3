package dev.glueflake.testkit.snowflake.internal.sql.bind;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions of every area: Snowflake's text of the value, and its type. */
class ExpressionTest {
    private static Bench bench;

    @BeforeAll
    static void open() {
        bench = new Bench();
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            1 ¦ 1 NUMBER(1,0)
            1.50 ¦ 1.5 NUMBER(2,1)
            0.05 ¦ 0.05 NUMBER(3,2)
            -12 ¦ -12 NUMBER(2,0)
            1e3 ¦ 1000 NUMBER(4,0)
            'it''s' ¦ it's VARCHAR(4)
            NULL ¦ null VARCHAR(16777216)
            TRUE ¦ true BOOLEAN
            1 + 1.5 ¦ 2.5 NUMBER(3,1)
            7 / 2 ¦ 3.500000 NUMBER(7,6)
            1 / 3 ¦ 0.333333 NUMBER(7,6)
            2 / 3 ¦ 0.666667 NUMBER(7,6)
            -2 / 3 ¦ -0.666667 NUMBER(7,6)
            10.00 / 4.0 ¦ 2.500000 NUMBER(8,6)
            1.25 * 1.5 ¦ 1.875 NUMBER(5,3)
            -7 % 3 ¦ -1 NUMBER(1,0)
            7.5 % 2 ¦ 1.5 NUMBER(2,1)
            1::FLOAT / 4 ¦ 0.25 FLOAT
            '3' + 4 ¦ 7.00000 NUMBER(19,5)
            NULL + 1 ¦ null NUMBER(2,0)
            'a' || 1 || NULL ¦ null VARCHAR(16777216)
            'a' || 'bc' ¦ abc VARCHAR(3)
            1 = 1.0 ¦ true BOOLEAN
            '10' = 10 ¦ true BOOLEAN
            '2024-01-02' = DATE '2024-01-02' ¦ true BOOLEAN
            DATE '2024-01-02' < '2024-01-03'::TIMESTAMP_NTZ ¦ true BOOLEAN
            NOT NULL ¦ null BOOLEAN
            TRUE AND NULL ¦ null BOOLEAN
            FALSE AND NULL ¦ false BOOLEAN
            NULL IS NOT DISTINCT FROM NULL ¦ true BOOLEAN
            1 IS DISTINCT FROM NULL ¦ true BOOLEAN
            3 BETWEEN 1 AND 3 ¦ true BOOLEAN
            3 NOT BETWEEN 1 AND 3 ¦ false BOOLEAN
            3 IN (1, 2) ¦ false BOOLEAN
            3 NOT IN (1, NULL) ¦ null BOOLEAN
            (1, 'a') IN ((2, 'a'), (1, 'a')) ¦ true BOOLEAN
            'abc' LIKE 'a%' ¦ true BOOLEAN
            'aBc' ILIKE 'AB_' ¦ true BOOLEAN
            'a%c' LIKE 'a^%c' ESCAPE '^' ¦ true BOOLEAN
            'abc' LIKE ANY ('x%', '%c') ¦ true BOOLEAN
            'abc' RLIKE 'b' ¦ false BOOLEAN
            'abc' RLIKE '.b.' ¦ true BOOLEAN
            CASE WHEN 1 = 2 THEN 'x' ELSE 'long' END ¦ long VARCHAR(4)
            CASE 2 WHEN 1 THEN 10 WHEN 2 THEN 2.5 END ¦ 2.5 NUMBER(3,1)
            IFF(1 > 2, 1, 2.25) ¦ 2.25 NUMBER(3,2)
            COALESCE(NULL, NULL, 3) ¦ 3 NUMBER(1,0)
            NVL(NULL, 'x') ¦ x VARCHAR(1)
            NVL2(NULL, 1, 2) ¦ 2 NUMBER(1,0)
            NULLIF(1, 1) ¦ null NUMBER(1,0)
            NULLIF(2, 1) ¦ 2 NUMBER(1,0)
            DECODE(NULL, 1, 'one', NULL, 'none', 'other') ¦ none VARCHAR(5)
            DECODE(5, 1, 'one', 'other') ¦ other VARCHAR(5)
            ZEROIFNULL(NULL) ¦ 0 NUMBER(38,0)
            NULLIFZERO(0) ¦ null NUMBER(1,0)
            EQUAL_NULL(NULL, NULL) ¦ true BOOLEAN
            GREATEST(1, 3, 2) ¦ 3 NUMBER(1,0)
            GREATEST(1, NULL) ¦ null NUMBER(1,0)
            LEAST('b', 'a') ¦ a VARCHAR(1)
            '12.5'::NUMBER(10,2) ¦ 12.50 NUMBER(10,2)
            ' 7 '::INT ¦ 7 NUMBER(38,0)
            '1.7'::INT ¦ 2 NUMBER(38,0)
            '-1.5'::INT ¦ -2 NUMBER(38,0)
            2.5::INT ¦ 3 NUMBER(38,0)
            '1e2'::NUMBER ¦ 100 NUMBER(38,0)
            1.50::VARCHAR ¦ 1.5 VARCHAR(16777216)
            TRUE::VARCHAR ¦ true VARCHAR(16777216)
            1::FLOAT::VARCHAR ¦ 1 VARCHAR(16777216)
            'YES'::BOOLEAN ¦ true BOOLEAN
            0::BOOLEAN ¦ false BOOLEAN
            TRUE::INT ¦ 1 NUMBER(38,0)
            '2024-02-29'::DATE ¦ 2024-02-29 DATE
            '01/31/2024'::DATE ¦ 2024-01-31 DATE
            '31-Jan-2024'::DATE ¦ 2024-01-31 DATE
            '2024-01-02 03:04:05'::DATE ¦ 2024-01-02 DATE
            '2024-01-02'::TIMESTAMP_NTZ ¦ 2024-01-02 00:00:00.000 TIMESTAMP_NTZ(9)
            '2024-01-02T03:04:05.678'::TIMESTAMP ¦ 2024-01-02 03:04:05.678 TIMESTAMP_NTZ(9)
            '2024-01-02 03:04:05 +02:00'::TIMESTAMP_NTZ ¦ 2024-01-02 03:04:05.000 TIMESTAMP_NTZ(9)
            '2024-01-02 03:04:05 +02:00'::TIMESTAMP_TZ ¦ 2024-01-02 03:04:05.000 +0200 TIMESTAMP_TZ(9)
            '2024-01-02 03:04:05-05:30'::TIMESTAMP_TZ ¦ 2024-01-02 03:04:05.000 -0530 TIMESTAMP_TZ(9)
            '2024-01-02 03:04:05'::TIMESTAMP_TZ ¦ 2024-01-02 03:04:05.000 -0800 TIMESTAMP_TZ(9)
            '2024-07-02T03:04:05Z'::TIMESTAMP_LTZ ¦ 2024-07-01 20:04:05.000 -0700 TIMESTAMP_LTZ(9)
            '2024-07-02 03:04:05'::TIMESTAMP_LTZ ¦ 2024-07-02 03:04:05.000 -0700 TIMESTAMP_LTZ(9)
            '2024-07-02T03:04:05Z'::TIMESTAMP_LTZ::TIMESTAMP_NTZ ¦ 2024-07-01 20:04:05.000 TIMESTAMP_NTZ(9)
            '2024-07-02 03:04:05 +02:00'::TIMESTAMP_TZ::TIMESTAMP_NTZ ¦ 2024-07-02 03:04:05.000 TIMESTAMP_NTZ(9)
            '2024-07-02 03:04:05 +02:00'::TIMESTAMP_TZ = '2024-07-02 01:04:05 +00:00'::TIMESTAMP_TZ ¦ true BOOLEAN
            '2024-01-02 03:04:05.987654'::TIMESTAMP_NTZ(0) ¦ 2024-01-02 03:04:05.000 TIMESTAMP_NTZ(0)
            '03:04'::TIME ¦ 03:04:00 TIME(9)
            TO_CHAR('10:11:12.987'::TIME(1), 'FF6') ¦ 900000 VARCHAR(16777216)
            TO_CHAR('2024-01-01 10:11:12.987'::TIMESTAMP::TIME(2), 'FF6') ¦ 980000 VARCHAR(16777216)
            TO_DATE('69-12-31', 'YY-MM-DD') ¦ 2069-12-31 DATE
            TO_DATE('70-01-01', 'YY-MM-DD') ¦ 1970-01-01 DATE
            TO_BINARY('qwE=', 'BASE64') ¦ AB01 BINARY(8388608)
            TO_VARCHAR(X'ab01', 'BASE64') ¦ qwE= VARCHAR(16777216)
            'CAFE'::BINARY ¦ CAFE BINARY(8388608)
            X'cafe' ¦ CAFE BINARY(2)
            TRY_CAST('x' AS INT) ¦ null NUMBER(38,0)
            TRY_CAST('2024-13-01' AS DATE) ¦ null DATE
            TRY_CAST('9999' AS NUMBER(3,0)) ¦ null NUMBER(3,0)
            TRY_TO_NUMBER('abc') ¦ null NUMBER(38,0)
            TRY_TO_TIMESTAMP('abc') ¦ null TIMESTAMP_NTZ(9)
            TO_NUMBER('12.345', 10, 2) ¦ 12.35 NUMBER(10,2)
            TO_NUMBER('0fffffffffffffff', 'XXXXXXXXXXXXXXXX') ¦ 1152921504606846975 NUMBER(38,0)
            TO_CHAR(DATE '2024-03-05', 'DD.MM.YYYY') ¦ 05.03.2024 VARCHAR(16777216)
            TO_CHAR('2024-03-05 14:05:06.789'::TIMESTAMP, 'YYYYMMDD"T"HH24MISS.FF3') ¦ 20240305T140506.789 VARCHAR(16777216)
            TO_DATE('05.03.2024', 'DD.MM.YYYY') ¦ 2024-03-05 DATE
            TO_TIMESTAMP(1704067200) ¦ 2024-01-01 00:00:00.000 TIMESTAMP_NTZ(9)
            TO_TIMESTAMP(1704067200123, 3) ¦ 2024-01-01 00:00:00.123 TIMESTAMP_NTZ(9)
            TO_TIMESTAMP('1704067200') ¦ 2024-01-01 00:00:00.000 TIMESTAMP_NTZ(9)
            """)
    void operatorsAndConversions(String expression, String expected) {
        assertThat(bench.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            UPPER('aé') ¦ AÉ VARCHAR(2)
            LOWER('AB') ¦ ab VARCHAR(2)
            TRIM('  a ') ¦ a VARCHAR(4)
            LTRIM('00120', '0') ¦ 120 VARCHAR(5)
            LENGTH('añ') ¦ 2 NUMBER(18,0)
            SUBSTR('hello', 2, 3) ¦ ell VARCHAR(5)
            SUBSTR('hello', -3) ¦ llo VARCHAR(5)
            SUBSTR('hello', 0, 2) ¦ he VARCHAR(5)
            SUBSTR('hello', -9, 2) ¦ ¤ VARCHAR(5)
            SUBSTR('hello', 2, -1) ¦ ¤ VARCHAR(5)
            LEFT('hello', 2) ¦ he VARCHAR(5)
            RIGHT('hello', 2) ¦ lo VARCHAR(5)
            REPLACE('aXbX', 'X', '-') ¦ a-b- VARCHAR(16777216)
            REPLACE('aXbX', 'X') ¦ ab VARCHAR(16777216)
            SPLIT_PART('a|b|c', '|', 2) ¦ b VARCHAR(16777216)
            SPLIT_PART('a|b|c', '|', -1) ¦ c VARCHAR(16777216)
            SPLIT_PART('a|b|c', '|', 9) ¦ ¤ VARCHAR(16777216)
            SPLIT_PART('a|b|c', '|', 0) ¦ a VARCHAR(16777216)
            LPAD('7', 3, '0') ¦ 007 VARCHAR(16777216)
            RPAD('abcd', 2) ¦ ab VARCHAR(16777216)
            CONTAINS('abc', 'b') ¦ true BOOLEAN
            STARTSWITH('abc', 'b') ¦ false BOOLEAN
            ENDSWITH('abc', 'c') ¦ true BOOLEAN
            POSITION('c', 'abc') ¦ 3 NUMBER(18,0)
            CHARINDEX('b', 'abcb', 3) ¦ 4 NUMBER(18,0)
            CONCAT('a', 'b', 1) ¦ ab1 VARCHAR(16777216)
            CONCAT_WS('-', 'a', 'b', 'c') ¦ a-b-c VARCHAR(5)
            CONCAT_WS('-', 'a', NULL) ¦ null VARCHAR(16777216)
            REVERSE('abc') ¦ cba VARCHAR(3)
            REPEAT('ab', 2) ¦ abab VARCHAR(16777216)
            INITCAP('hello wORLD-x') ¦ Hello World-X VARCHAR(13)
            MD5('a') ¦ 0cc175b9c0f1b6a831c399e269772661 VARCHAR(32)
            SHA2('a') ¦ ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb VARCHAR(64)
            HEX_ENCODE('Ab') ¦ 4162 VARCHAR(16777216)
            LENGTH(UUID_STRING()) ¦ 36 NUMBER(18,0)
            REGEXP_LIKE('abc', 'A.*', 'i') ¦ true BOOLEAN
            REGEXP_REPLACE('a1b2', '[0-9]', '#') ¦ a#b# VARCHAR(16777216)
            REGEXP_REPLACE('a1b2', '[0-9]') ¦ ab VARCHAR(16777216)
            REGEXP_SUBSTR('a12b', '[0-9]+') ¦ 12 VARCHAR(4)
            REGEXP_SUBSTR('ab', '[0-9]+') ¦ null VARCHAR(2)
            REGEXP_LIKE('a' || CHR(10) || 'b', 'a.b') ¦ false BOOLEAN
            REGEXP_LIKE('a' || CHR(10) || 'b', 'a.b', 's') ¦ true BOOLEAN
            REGEXP_LIKE('a' || CHR(10) || 'b', '^a$.^b$', 'ms') ¦ true BOOLEAN
            REGEXP_LIKE('abc', 'ABC', 'ic') ¦ false BOOLEAN
            REGEXP_LIKE('a', 'B|A', 'i') ¦ true BOOLEAN
            LEFT('abc', NULL) ¦ null VARCHAR(3)
            RIGHT('abc', NULL) ¦ null VARCHAR(3)
            SUBSTR('abc', 1, NULL) ¦ null VARCHAR(3)
            LPAD('abc', NULL) ¦ null VARCHAR(16777216)
            CHARINDEX('a', 'aba', NULL) ¦ null NUMBER(18,0)
            ASCII('a') ¦ 97 NUMBER(3,0)
            UNICODE('❄') ¦ 10052 NUMBER(18,0)
            CBRT(27) ¦ 3 FLOAT
            CBRT(-8) ¦ -2 FLOAT
            LOG(2, 8) ¦ 3 FLOAT
            SQRT(NULL) ¦ null FLOAT
            ABS(-1.5) ¦ 1.5 NUMBER(2,1)
            SIGN(-3) ¦ -1 NUMBER(1,0)
            MOD(10, 4) ¦ 2 NUMBER(2,0)
            ROUND(1.235, 2) ¦ 1.24 NUMBER(4,2)
            ROUND(-2.5) ¦ -3 NUMBER(2,0)
            ROUND(1250, -2) ¦ 1300 NUMBER(5,0)
            TRUNC(1.999, 1) ¦ 1.9 NUMBER(5,1)
            TRUNC(-1.9) ¦ -1 NUMBER(3,0)
            TRUNC(1299, -2) ¦ 1200 NUMBER(5,0)
            CEIL(1.2) ¦ 2 NUMBER(2,0)
            FLOOR(-1.2) ¦ -2 NUMBER(2,0)
            POWER(2, 10) ¦ 1024 FLOAT
            SQRT(9) ¦ 3 FLOAT
            DIV0(1, 0) ¦ 0.000000 NUMBER(7,6)
            DIV0(1, 4) ¦ 0.250000 NUMBER(7,6)
            DIV0NULL(1, NULL) ¦ 0.000000 NUMBER(7,6)
            BITAND(6, 3) ¦ 2 NUMBER(38,0)
            """)
    void textAndNumbers(String expression, String expected) {
        assertThat(bench.value(expression)).isEqualTo(expected.replace("¤", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            DATEADD(day, 1, DATE '2024-02-28') ¦ 2024-02-29 DATE
            DATEADD('month', 1, DATE '2024-01-31') ¦ 2024-02-29 DATE
            DATEADD(hour, 1, DATE '2024-01-31') ¦ 2024-01-31 01:00:00.000 TIMESTAMP_NTZ(9)
            DATEADD(minute, -5, '2024-01-01 00:00:00'::TIMESTAMP) ¦ 2023-12-31 23:55:00.000 TIMESTAMP_NTZ(9)
            DATEADD(day, 1, '2024-03-09 12:00:00'::TIMESTAMP_LTZ) ¦ 2024-03-10 12:00:00.000 -0700 TIMESTAMP_LTZ(9)
            DATEADD(hour, 24, '2024-03-09 12:00:00'::TIMESTAMP_LTZ) ¦ 2024-03-10 13:00:00.000 -0700 TIMESTAMP_LTZ(9)
            DATEADD(day, 1, '2024-03-09 12:00:00 +02:00'::TIMESTAMP_TZ) ¦ 2024-03-10 12:00:00.000 +0200 TIMESTAMP_TZ(9)
            DATEADD(month, 1, '2024-01-30 23:00:00 -05:00'::TIMESTAMP_TZ) ¦ 2024-02-29 23:00:00.000 -0500 TIMESTAMP_TZ(9)
            DATEADD(day, 1, NULL::TIMESTAMP_TZ) ¦ null TIMESTAMP_TZ(9)
            DATE_TRUNC('day', NULL::TIMESTAMP_TZ) ¦ null TIMESTAMP_TZ(9)
            DATEDIFF(day, '2024-01-01', '2024-03-01') ¦ 60 NUMBER(9,0)
            DATEDIFF(week, DATE '2024-01-07', DATE '2024-01-08') ¦ 1 NUMBER(9,0)
            DATEDIFF(week, DATE '2024-01-08', DATE '2024-01-14') ¦ 0 NUMBER(9,0)
            DATEDIFF(week, DATE '2024-01-08', DATE '2024-01-07') ¦ -1 NUMBER(9,0)
            DATEDIFF(year, DATE '2023-12-31', DATE '2024-01-01') ¦ 1 NUMBER(9,0)
            DATEDIFF(second, '2024-01-01 00:00:00', '2024-01-01 00:01:30') ¦ 90 NUMBER(18,0)
            DATE_TRUNC('month', DATE '2024-02-28') ¦ 2024-02-01 DATE
            DATE_TRUNC(week, DATE '2024-02-28') ¦ 2024-02-26 DATE
            DATE_TRUNC('hour', '2024-01-01 10:59:00'::TIMESTAMP) ¦ 2024-01-01 10:00:00.000 TIMESTAMP_NTZ(9)
            DATE_TRUNC('day', '2024-01-01 10:59:00 +09:00'::TIMESTAMP_TZ) ¦ 2024-01-01 00:00:00.000 +0900 TIMESTAMP_TZ(9)
            DATE_PART(year, DATE '2024-02-28') ¦ 2024 NUMBER(4,0)
            EXTRACT(month FROM DATE '2024-02-28') ¦ 2 NUMBER(2,0)
            EXTRACT(epoch_second FROM '2024-01-01 00:00:00'::TIMESTAMP) ¦ 1704067200 NUMBER(38,0)
            YEAR('2024-02-28'::TIMESTAMP) ¦ 2024 NUMBER(4,0)
            DAYOFWEEK(DATE '2024-02-25') ¦ 0 NUMBER(1,0)
            DAYNAME(DATE '2024-02-25') ¦ Sun VARCHAR(3)
            LAST_DAY(DATE '2024-02-03') ¦ 2024-02-29 DATE
            ADD_MONTHS(DATE '2024-02-29', 1) ¦ 2024-03-31 DATE
            DATE '2024-01-31' - DATE '2024-01-01' ¦ 30 NUMBER(9,0)
            DATE '2024-01-31' + 1 ¦ 2024-02-01 DATE
            DATE '2024-01-31' + INTERVAL '1 month, 1 day' ¦ 2024-03-01 DATE
            CONVERT_TIMEZONE('UTC', 'Asia/Tokyo', '2024-01-01 00:00:00') ¦ 2024-01-01 09:00:00.000 TIMESTAMP_NTZ(9)
            CONVERT_TIMEZONE('UTC', '2024-01-01 00:00:00 +02:00'::TIMESTAMP_TZ) ¦ 2023-12-31 22:00:00.000 +0000 TIMESTAMP_TZ(9)
            CONVERT_TIMEZONE('America/Los_Angeles', '2024-04-05 12:00:00 +02:00') ¦ 2024-04-05 03:00:00.000 -0700 TIMESTAMP_TZ(9)
            CURRENT_TIMESTAMP(0) ¦ 2024-07-01 05:00:00.000 -0700 TIMESTAMP_LTZ(0)
            TO_CHAR(CURRENT_TIME(3), 'FF9') ¦ 123000000 VARCHAR(16777216)
            CURRENT_DATE ¦ 2024-07-01 DATE
            CURRENT_DATE() ¦ 2024-07-01 DATE
            CURRENT_TIMESTAMP() ¦ 2024-07-01 05:00:00.123 -0700 TIMESTAMP_LTZ(9)
            SYSDATE() ¦ 2024-07-01 12:00:00.123 TIMESTAMP_NTZ(9)
            CURRENT_DATABASE() ¦ DB VARCHAR(16777216)
            PARSE_JSON('{"a": {"b": [1, "x", null]}}'):a.b[1]::VARCHAR ¦ x VARCHAR(16777216)
            PARSE_JSON('{"a": {"b": [1, "x", null]}}'):a.b[0] + 1 ¦ 2 FLOAT
            PARSE_JSON('{"a": null}'):a IS NULL ¦ false BOOLEAN
            PARSE_JSON('{"a": null}'):b IS NULL ¦ true BOOLEAN
            PARSE_JSON('{"a": null}'):a::VARCHAR IS NULL ¦ true BOOLEAN
            IS_NULL_VALUE(PARSE_JSON('{"a": null}'):a) ¦ true BOOLEAN
            PARSE_JSON('{"a": "7.5"}'):a::NUMBER(5,1) ¦ 7.5 NUMBER(5,1)
            PARSE_JSON('{"a": true}'):a::BOOLEAN ¦ true BOOLEAN
            PARSE_JSON('{"a": "x"}')['a'] = 'x' ¦ true BOOLEAN
            OBJECT_CONSTRUCT('b', 1, 'a', NULL, 'c', 'x') ¦ {"b":1,"c":"x"} OBJECT
            OBJECT_CONSTRUCT_KEEP_NULL('a', NULL) ¦ {"a":null} OBJECT
            ARRAY_CONSTRUCT(1, 'x', TRUE) ¦ [1,"x",true] ARRAY
            ARRAY_SIZE(PARSE_JSON('[1,2]')) ¦ 2 NUMBER(9,0)
            TYPEOF(PARSE_JSON('1.5')) ¦ DECIMAL VARCHAR(16777216)
            TYPEOF(PARSE_JSON('null')) ¦ NULL_VALUE VARCHAR(16777216)
            TYPEOF(PARSE_JSON('1.912e2')) ¦ DOUBLE VARCHAR(16777216)
            TYPEOF(DATE '2024-01-01'::VARIANT) ¦ DATE VARCHAR(16777216)
            PARSE_JSON('1.912e2')::VARCHAR ¦ 191.2 VARCHAR(16777216)
            PARSE_JSON('{"b": 1, "a": {"z": [2.50, 10.0], "y": null}}') ¦ {"a":{"y":null,"z":[2.5,10]},"b":1} VARIANT
            OBJECT_KEYS(PARSE_JSON('{"b": 1, "a": 2}')) ¦ ["a","b"] ARRAY
            OBJECT_CONSTRUCT(LOWER('Z'), 1, 'a', 2) ¦ {"a":2,"z":1} OBJECT
            TRY_PARSE_JSON('{"a": 1, "a": 2}') ¦ null VARIANT
            PARSE_JSON('12345678901234567890123')::NUMBER ¦ 12345678901234567890123 NUMBER(38,0)
            PARSE_JSON('{"*": 8, "x": 9}')['*']::INT ¦ 8 NUMBER(38,0)
            PARSE_JSON('{"": 7}')['']::INT ¦ 7 NUMBER(38,0)
            PARSE_JSON('{"a~/*b": 6}'):"a~/*b"::INT ¦ 6 NUMBER(38,0)
            PARSE_JSON('[1]')['*'] ¦ null VARIANT
            ARRAY_SIZE(NULL) ¦ null NUMBER(9,0)
            TO_VARIANT(0.30) ¦ 0.3 VARIANT
            TO_VARIANT(1.50) ¦ 1.5 VARIANT
            """)
    void datesAndVariants(String expression, String expected) {
        assertThat(bench.value(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            'abc'::INT ¦ 100038 22018 Numeric value 'abc' is not recognized
            '1_000'::INT ¦ 100038 22018 Numeric value '1_000' is not recognized
            '12345'::NUMBER(3,0) ¦ 100039 22003 Numeric value '12345' is out of range
            12345::NUMBER(3,0) ¦ 100039 22003 Numeric value '12345' is out of range
            9.99::NUMBER(2,1) ¦ 100039 22003 Numeric value '9.99' is out of range
            'maybe'::BOOLEAN ¦ 100037 22018 Boolean value 'maybe' is not recognized
            '2024-02-30'::DATE ¦ 100040 22007 Date '2024-02-30' is not recognized
            'x'::TIMESTAMP ¦ 100035 22007 Timestamp 'x' is not recognized
            'abcdef'::VARCHAR(3) ¦ 100078 22000 String 'abcdef' is too long and would be truncated
            1 / 0 ¦ 100051 22012 Division by zero
            1 % 0 ¦ 100051 22012 Division by zero
            99999999999999999999999999999999999999 + 1 ¦ 100046 22003 Number out of representable range
            COALESCE('a', 1) ¦ 100038 22018 Numeric value 'a' is not recognized
            SQRT(-1) ¦ 100041 22000 Invalid floating point operation: sqrt(-1.0)
            LN(0) ¦ 100041 22000 Invalid floating point operation: ln(0.0)
            POWER(-2, 0.5) ¦ 100041 22000 Invalid floating point operation: pow(-2.0)
            REGEXP_LIKE('a', '*') ¦ 100048 2201B Invalid regular expression: '*', no argument for repetition operator: *
            'a' RLIKE '(?=a)' ¦ 100048 2201B Invalid regular expression: '(?=a)', no argument for repetition operator: ?
            'a' COLLATE 'en-zz' ¦ 001420 22023 Invalid value 'en-zz' for COLLATION. Reason: Unknown option: zz
            ASCII('é') ¦ 000002 0A000 Unsupported feature 'ASCII of a character beyond ASCII'.
            BITSHIFTLEFT(1, 127) ¦ 100046 22003 Number out of representable range
            TO_BINARY('x', 'BASE64') ¦ 100116 22000 The following string is not a legal base64-encoded value: 'x'
            PARSE_JSON('{"a": 1, "a": 2}') ¦ 100069 22P02 Error parsing JSON: duplicate object attribute "a", pos 16
            'a' LIKE 'a!' ESCAPE '!' ¦ 100094 22025 Invalid escape character or sequence in a LIKE pattern
            'a' LIKE 'a' ESCAPE '!!' ¦ 100094 22025 Invalid escape character or sequence in a LIKE pattern
            CURRENT_TIMESTAMP(10) ¦ 001044 42P13 Invalid argument types for function 'CURRENT_TIMESTAMP': (NUMBER(2,0))
            PARSE_JSON('{') ¦ 100069 22P02 Error parsing JSON: incomplete object value, pos 2
            PARSE_JSON('[1]')::INT ¦ 100071 22000 Failed to cast variant value [1] to NUMBER
            DATE '2024-01-01' = 1 ¦ 001065 22023 Can not convert parameter of type [NUMBER(1,0)] into expected type [DATE]
            list_aggregate(1) ¦ 002140 42601 Unknown function LIST_AGGREGATE
            db.s.f(1) ¦ 002141 42601 Unknown user-defined function DB.S.F
            UPPER() ¦ 000938 22023 not enough arguments for function [UPPER] expected 1, got 0
            UPPER('a', 'b') ¦ 000939 22023 too many arguments for function [UPPER] expected 1, got 2
            nothing ¦ 000904 42000 SQL compilation error: error line 1 at position 0 invalid identifier 'NOTHING'
            ROW_NUMBER() OVER () ¦ 002303 42601 Window function type [ROW_NUMBER] requires ORDER BY in window specification
            1::GEOGRAPHY ¦ 001007 22023 invalid type [CAST(NUMBER(1,0) AS GEOGRAPHY)] for parameter 'TO_GEOGRAPHY'
            1::NONSENSE ¦ 002040 42601 Unsupported data type 'NONSENSE'.
            """)
    void errorsAreSnowflakes(String expression, String expected) {
        assertThat(bench.error(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            TWO_DIGIT_CENTURY_START ¦ 1980 ¦ TO_DATE('79-01-01', 'YY-MM-DD') ¦ 2079-01-01 DATE
            TIMESTAMP_INPUT_FORMAT ¦ DD/MM/YYYY HH24:MI ¦ '03/04/2024 10:11'::TIMESTAMP_NTZ ¦ 2024-04-03 10:11:00.000 TIMESTAMP_NTZ(9)
            TIME_INPUT_FORMAT ¦ HH24MI ¦ '1011'::TIME ¦ 10:11:00 TIME(9)
            DATE_INPUT_FORMAT ¦ DD/MM/YYYY ¦ '03/04/2024'::DATE ¦ 2024-04-03 DATE
            BINARY_OUTPUT_FORMAT ¦ BASE64 ¦ X'ab01'::VARCHAR ¦ qwE= VARCHAR(16777216)
            BINARY_INPUT_FORMAT ¦ UTF-8 ¦ TO_BINARY('hi') ¦ 6869 BINARY(8388608)
            """)
    void sessionParametersSteerConversions(String parameter, String setting, String expression, String expected) {
        try (Bench session = new Bench()) {
            session.parameters.put(parameter, setting);
            assertThat(session.value(expression)).isEqualTo(expected);
        }
    }
}
