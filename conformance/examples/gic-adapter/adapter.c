/*
 * Puts an op-script to a GIC, and prints the same script with the GIC's answers: standard input to standard output.
 *
 *     cc -o adapter adapter.c toy_gic.c
 *     ./adapter <script.jsonl >mine.jsonl && rollcall gic run mine.jsonl
 *
 * Lines are kept as they are, so that the header's "ops" and every note survive; only an answer is put in the place of
 * the script's. What this machine cannot do (wfi, windows, a second Security state) ends the run with an error: a line
 * that was passed over in silence would be an answer that nobody gave.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "gic.h"

static unsigned long line_number;

static void fail(const char *what, const char *detail)
{
    fprintf(stderr, "adapter: line %lu: %s %s\n", line_number, what, detail);
    exit(2);
}

/* Where the value of a field begins, NULL if the line does not have it. Scripts are flat, one object a line. */
static char *find(char *line, const char *field)
{
    char quoted[64];
    char *at = line;

    snprintf(quoted, sizeof quoted, "\"%s\"", field);
    while ((at = strstr(at, quoted)) != NULL) {
        at += strlen(quoted);
        while (isspace((unsigned char)*at))
            at++;
        if (*at == ':') {
            at++;
            while (isspace((unsigned char)*at))
                at++;
            return at;
        }
    }
    return NULL;
}

static void text(char *line, const char *field, char *into, size_t size)
{
    char *at = find(line, field);
    size_t length = 0;

    if (at == NULL || *at != '"')
        fail("a string is missing:", field);
    for (at++; *at && *at != '"' && length + 1 < size; at++)
        into[length++] = *at;
    into[length] = '\0';
}

static uint64_t number(char *line, const char *field, uint64_t otherwise)
{
    char *at = find(line, field);

    if (at == NULL)
        return otherwise;
    return strtoull(*at == '"' ? at + 1 : at, NULL, 0);
}

/* Takes a field with its value out of the line. */
static void remove_field(char *line, const char *field)
{
    char *value = find(line, field);
    char *start;
    char *end;
    int depth = 0;
    bool quoted = false;

    if (value == NULL)
        return;
    start = value - 1;
    while (*start != ',' && *start != '{')
        start--;
    for (end = value; *end; end++) {
        if (*end == '"')
            quoted = !quoted;
        else if (!quoted && (*end == '{' || *end == '['))
            depth++;
        else if (!quoted && depth > 0 && (*end == '}' || *end == ']'))
            depth--;
        else if (!quoted && depth == 0 && (*end == ',' || *end == '}'))
            break;
    }
    memmove(start, end, strlen(end) + 1);
}

/* The line with this answer instead of the one it has. */
static void print(char *line, const char *answer)
{
    static const char *const answers[] = {"got", "trap", "taken", "events"};
    char *close;

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        remove_field(line, answers[i]);
    close = strrchr(line, '}');
    *close = '\0';
    printf("%s%s%s}\n", line, *answer ? "," : "", answer);
}

static void reset(char *header)
{
    char states[16];

    text(header, "security_states", states, sizeof states);
    if (strcmp(states, "one") != 0 || number(header, "boot_el", 1) != 1)
        fail("this GIC has one Security state and boots at EL1", "");
    if (number(header, "prio_bits", 5) != 5)
        fail("this GIC has 5 priority bits", "");
    gic_reset((unsigned)number(header, "pes", 1));
}

static void carry_out(char *line)
{
    char op[16];
    char reg[32];
    char answer[80] = "";
    char *bracket;
    uint64_t value = 0;
    unsigned pe = (unsigned)number(line, "pe", 0);
    unsigned frame = (unsigned)number(line, "frame", pe);
    unsigned index = 0;
    enum outcome outcome;

    text(line, "op", op, sizeof op);
    if (strcmp(op, "settle") == 0) {
        print(line, "");
        return;
    }
    if (strcmp(op, "read") != 0 && strcmp(op, "write") != 0)
        fail("no such operation here:", op);
    text(line, "reg", reg, sizeof reg);
    bracket = strchr(reg, '[');
    if (bracket != NULL) {
        index = (unsigned)strtoul(bracket + 1, NULL, 10);
        *bracket = '\0';
    }
    if (strcmp(op, "read") == 0)
        outcome = gic_read(pe, reg, frame, index, &value);
    else
        outcome = gic_write(pe, reg, frame, index, number(line, "val", 0));
    if (outcome == UNKNOWN)
        fail("no such register here:", reg);
    if (outcome == UNDEFINED)
        snprintf(answer, sizeof answer, "\"trap\":{\"el\":1,\"ec\":\"0x0\",\"iss\":\"0x0\"}");
    else if (strcmp(op, "read") == 0)
        snprintf(answer, sizeof answer, "\"got\":\"0x%llx\"", (unsigned long long)value);
    print(line, answer);
}

int main(int argc, char **argv)
{
    static char line[1 << 16];

    if (argc > 1)
        gic_be_wrong(argv[1]);
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (*line == '\0')
            continue;
        if (line_number++ == 0) {
            reset(line);
            puts(line);
        } else {
            carry_out(line);
        }
    }
    return fflush(stdout) == 0 ? 0 : 2;
}
