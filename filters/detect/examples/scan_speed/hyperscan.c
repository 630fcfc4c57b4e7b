/* Scans texts with Hyperscan. Arguments: a file of patterns, one a line, and one of texts, each after its length in a line
   of its own. Prints first the numbers of the patterns that Hyperscan takes; with a third argument, megabytes per second. */
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long long matches;

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  matches++;
  return 0;
}

static double now(void) {
  struct timespec at;
  clock_gettime(CLOCK_MONOTONIC, &at);
  return at.tv_sec + at.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  enum { PATTERNS = 4096, TEXTS = 65536, LINE = 1 << 16 };
  static char *patterns[PATTERNS], *texts[TEXTS];
  static unsigned ids[PATTERNS], flags[PATTERNS];
  static size_t lengths[TEXTS];
  static char line[LINE];
  if (count < 3) return 2;
  FILE *file = fopen(arguments[1], "r");
  if (!file) return 2;
  unsigned known = 0, number = 0;
  for (; known < PATTERNS && fgets(line, LINE, file); number++) {
    line[strcspn(line, "\n")] = 0;
    hs_database_t *alone = NULL;
    hs_compile_error_t *error = NULL;
    if (hs_compile(line, HS_FLAG_DOTALL, HS_MODE_BLOCK, NULL, &alone, &error) != HS_SUCCESS) {
      hs_free_compile_error(error);
      continue;
    }
    hs_free_database(alone);
    patterns[known] = strdup(line);
    flags[known] = HS_FLAG_DOTALL;
    ids[known++] = number;
    if (count == 3) printf("%u\n", number);
  }
  fclose(file);
  if (count == 3) return 0;
  size_t held = 0, bytes = 0;
  file = fopen(arguments[2], "r");
  if (!file) return 2;
  while (held < TEXTS && fgets(line, LINE, file)) {
    size_t length = strtoul(line, NULL, 10);
    texts[held] = malloc(length + 1);
    if (fread(texts[held], 1, length, file) != length) return 2;
    bytes += length;
    lengths[held++] = length;
  }
  hs_database_t *database = NULL;
  hs_compile_error_t *error = NULL;
  hs_scratch_t *scratch = NULL;
  double start = now();
  if (hs_compile_multi((const char *const *)patterns, flags, ids, known, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) return 3;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 3;
  double built = now() - start, best = 1e9;
  for (int round = 0; round < 20; round++) {
    start = now();
    for (size_t at = 0; at < held; at++) hs_scan(database, texts[at], lengths[at], 0, scratch, on_match, NULL);
    double took = now() - start;
    if (took < best) best = took;
  }
  printf("%.1f %.1f %llu\n", bytes / 1e6 / best, built * 1e3, matches / 20);
  return 0;
}
