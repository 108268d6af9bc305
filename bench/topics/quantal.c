/* The Gauss-Seidel sweep of src/solve/quantal-map.ts by hand, over the same arrays, to measure the engine against.
   Usage: quantal <arrays> <lambda> <passes> <repeats>; prints the milliseconds of the fastest repeat, then every probability. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static FILE *in;

static void *column(size_t width, size_t *count) {
  int64_t n;
  if (fread(&n, sizeof n, 1, in) != 1) exit(2);
  void *data = malloc(width * (size_t)n + 1);
  if (!data || fread(data, width, (size_t)n, in) != (size_t)n) exit(2);
  if (count) *count = (size_t)n;
  return data;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec * 1e-6;
}

int main(int argc, char **argv) {
  if (argc != 5 || !(in = fopen(argv[1], "rb"))) return 2;
  const double lambda = atof(argv[2]);
  const int passes = atoi(argv[3]), repeats = atoi(argv[4]);
  size_t players, sets, points, slots, edges;
  free(column(4, &players)); /* one entry a player */
  int32_t *first_slot = column(4, NULL), *sweep = column(4, &sets), *first_point = column(4, NULL), *owner = column(4, NULL);
  int32_t *first_edge = column(4, NULL), *parent_point = column(4, &points), *parent_slot = column(4, NULL), *parent_edge = column(4, NULL);
  int32_t *downward = column(4, NULL);
  double *fixed = column(8, NULL), *odds = column(8, NULL), *open_odds = column(8, NULL);
  uint8_t *counted = column(1, NULL);
  slots = first_slot[sets];
  edges = first_edge[points];
  double *probability = malloc(8 * slots), *utility = malloc(8 * slots), *logs = malloc(8 * slots), *reach = malloc(8 * points);
  double *belief = malloc(8 * points), *edge_value = malloc(8 * edges * players), *point_value = malloc(8 * points * players);
  double fastest = INFINITY;
  for (int repeat = 0; repeat < repeats; repeat++) {
    for (size_t set = 0; set < sets; set++)
      for (int32_t s = first_slot[set]; s < first_slot[set + 1]; s++) probability[s] = 1.0 / (first_slot[set + 1] - first_slot[set]);
    double start = now(), worst = 0;
    for (int pass = 0; pass < passes; pass++) {
      for (size_t i = 0; i < points; i++) {
        int32_t p = downward[i], above = parent_point[p];
        reach[p] = open_odds[p] * (above < 0 ? 1 : reach[above] * probability[parent_slot[p]]);
      }
      for (size_t at = 0; at < sets; at++) {
        int32_t from = first_point[at], to = first_point[at + 1];
        double sum = 0;
        for (int32_t p = from; p < to; p++) sum += belief[p] = counted[p] ? reach[p] : 0;
        for (int32_t p = from; p < to; p++) belief[p] /= sum;
      }
      memcpy(edge_value, fixed, 8 * edges * players);
      memset(point_value, 0, 8 * points * players);
      worst = 0;
      for (size_t at = 0; at < sets; at++) {
        int32_t set = sweep[at], slot = first_slot[set], choices = first_slot[set + 1] - slot, own = owner[set];
        for (int32_t k = 0; k < choices; k++) utility[slot + k] = 0;
        for (int32_t p = first_point[at]; p < first_point[at + 1]; p++)
          for (int32_t k = 0; k < choices; k++) utility[slot + k] += belief[p] * edge_value[(first_edge[p] + k) * players + own];
        double top = utility[slot], sum = 0;
        for (int32_t k = 1; k < choices; k++) if (utility[slot + k] > top) top = utility[slot + k];
        for (int32_t k = 0; k < choices; k++) {
          logs[slot + k] = lambda * (utility[slot + k] - top);
          sum += utility[slot + k] = exp(logs[slot + k]);
        }
        double log_sum = log(sum);
        for (int32_t k = 0; k < choices; k++) {
          double response = utility[slot + k] / sum, change = fabs(response - probability[slot + k]);
          if (change > worst) worst = change;
          probability[slot + k] = response;
          logs[slot + k] -= log_sum;
        }
        for (int32_t p = first_point[at]; p < first_point[at + 1]; p++) {
          int32_t edge = first_edge[p], above = parent_edge[p];
          for (size_t player = 0; player < players; player++) {
            double worth = 0;
            for (int32_t k = 0; k < choices; k++) worth += probability[slot + k] * edge_value[(edge + k) * players + player];
            if (above >= 0) edge_value[above * players + player] += odds[p * players + player] * (worth - point_value[p * players + player]);
            point_value[p * players + player] = worth;
          }
        }
      }
    }
    double took = now() - start;
    if (took < fastest && worst < 1) fastest = took;
  }
  printf("%.6f\n", fastest);
  for (size_t s = 0; s < slots; s++) printf("%.17g\n", probability[s]);
  return 0;
}
