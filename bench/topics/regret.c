/* The update of src/solve/cfr by hand, over the same arrays, to measure the engine against.
   Usage: regret <arrays> <iterations> <repeats>; prints the microseconds an iteration of the fastest repeat, then the first
   player's sum of plans after the first repeat. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
  int runs, sequences, sets;
  const int32_t *run, *parent, *row_start, *column;
  const double *payoff;
  double *plan, *choice, *regret, *summed, *gain, *scale;
} Side;

static FILE *in;

static void *array(size_t width, int *count) {
  int64_t n;
  if (fread(&n, sizeof n, 1, in) != 1) exit(2);
  size_t bytes = (width * (size_t)n + 63) / 64 * 64 + 64;
  void *data = aligned_alloc(64, bytes);
  if (!data || fread(data, width, (size_t)n, in) != (size_t)n) exit(2);
  if (count) *count = (int)n;
  return data;
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

/* CFR+: regrets upward, choices and plans downward. A run is {actions, sets, first set, first sequence}. */
static void update(const Side *side, const double *restrict others, double weight) {
  const int32_t *restrict parent = side->parent, *restrict row_start = side->row_start, *restrict column = side->column;
  const double *restrict payoff = side->payoff;
  double *restrict plan = side->plan, *restrict choice = side->choice, *restrict regret = side->regret;
  double *restrict summed = side->summed, *restrict gain = side->gain, *restrict scale = side->scale;
  for (const int32_t *run = side->run + 4 * side->runs; run > side->run;) {
    run -= 4;
    const int actions = run[0];
    for (int i = run[1] - 1; i >= 0; i--) {
      const int set = run[2] + i, from = run[3] + i * actions, to = from + actions;
      double worth = 0, sum = 0;
      for (int q = from; q < to; q++) {
        double value = gain[q];
        for (int cell = row_start[q]; cell < row_start[q + 1]; cell++) value += payoff[cell] * others[column[cell]];
        gain[q] = value;
        worth += choice[q] * value;
      }
      for (int q = from; q < to; q++) {
        const double after = (regret[q] > 0 ? regret[q] : 0) + (gain[q] - worth);
        const double wanted = after > 0 ? after : 0;
        regret[q] = after;
        choice[q] = wanted;
        gain[q] = 0;
        sum += wanted;
      }
      scale[set] = sum > 0 ? 1 / sum : 0;
      gain[parent[set]] += worth;
    }
  }
  gain[0] = 0;
  summed[0] += weight;
  for (const int32_t *run = side->run; run < side->run + 4 * side->runs; run += 4) {
    const int actions = run[0];
    for (int i = 0, q = run[3]; i < run[1]; i++) {
      const double above = plan[parent[run[2] + i]], share = scale[run[2] + i], equal = 1.0 / actions;
      for (const int to = q + actions; q < to; q++) {
        choice[q] = share > 0 ? choice[q] * share : equal;
        plan[q] = above * choice[q];
        summed[q] += weight * plan[q];
      }
    }
  }
}

int main(int argc, char **argv) {
  if (argc != 4 || !(in = fopen(argv[1], "rb"))) return 2;
  const int iterations = atoi(argv[2]), repeats = atoi(argv[3]);
  Side sides[2];
  for (int player = 0; player < 2; player++) {
    Side *s = &sides[player];
    s->run = array(4, &s->runs), s->runs /= 4;
    s->parent = array(4, &s->sets), s->row_start = array(4, NULL), s->column = array(4, NULL), s->payoff = array(8, NULL);
    s->plan = array(8, &s->sequences), s->choice = array(8, NULL);
    const size_t bytes = (8 * (size_t)s->sequences + 63) / 64 * 64;
    s->regret = aligned_alloc(64, bytes), s->summed = aligned_alloc(64, bytes), s->gain = aligned_alloc(64, bytes), s->scale = aligned_alloc(64, bytes);
    if (!s->regret || !s->summed || !s->gain || !s->scale) return 2;
    memset(s->regret, 0, bytes), memset(s->summed, 0, bytes), memset(s->gain, 0, bytes);
  }
  double fastest = 1e300, weight = 0;
  double *told = malloc(8 * (size_t)sides[0].sequences);
  for (int repeat = 0; repeat < repeats; repeat++) {
    const double start = now();
    for (int i = 0; i < iterations; i++) {
      weight += 1;
      update(&sides[0], sides[1].plan, weight);
      update(&sides[1], sides[0].plan, weight);
    }
    const double took = (now() - start) / iterations;
    if (took < fastest) fastest = took;
    if (repeat == 0) memcpy(told, sides[0].summed, 8 * (size_t)sides[0].sequences);
  }
  printf("%.6f\n", fastest);
  for (int q = 0; q < sides[0].sequences; q++) printf("%.17g\n", told[q]);
  return 0;
}
