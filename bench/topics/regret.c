/* The update of src/solve/cfr by hand, over the same arrays, to measure the engine against; by as many threads as the arrays
   are divided for. Usage: regret <arrays> <iterations> <repeats>; prints the microseconds an iteration of the fastest repeat,
   then the first player's sum of plans after the first repeat. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { THREADS_MAX = 16 };

/* A thread's part: its runs, and the sequence that stands for the empty one there. */
typedef struct {
  int runs, door;
  const int32_t *run;
} Part;

typedef struct {
  int sequences, sets;
  Part parts[THREADS_MAX];
  const int32_t *parent, *row_start, *column;
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
static void update(const Side *side, const Part part, const double *restrict others, double weight) {
  const int32_t *restrict parent = side->parent, *restrict row_start = side->row_start, *restrict column = side->column;
  const double *restrict payoff = side->payoff;
  double *restrict plan = side->plan, *restrict choice = side->choice, *restrict regret = side->regret;
  double *restrict summed = side->summed, *restrict gain = side->gain, *restrict scale = side->scale;
  for (const int32_t *run = part.run + 4 * part.runs; run > part.run;) {
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
  gain[part.door] = 0;
  summed[part.door] += weight;
  for (const int32_t *run = part.run; run < part.run + 4 * part.runs; run += 4) {
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

static Side sides[2];
static int threads, iterations, repeats;
static double fastest = 1e300, *told;
static struct {
  _Alignas(64) atomic_int turn;
} met[THREADS_MAX];

static void meet(int thread, int turn) {
  atomic_store_explicit(&met[thread].turn, turn, memory_order_release);
  for (int other = 0; other < threads; other++)
    while (atomic_load_explicit(&met[other].turn, memory_order_acquire) - turn < 0);
}

static void *work(void *number) {
  const int thread = (int)(intptr_t)number;
  double weight = 0;
  for (int repeat = 0, turn = 0; repeat < repeats; repeat++) {
    const double start = now();
    for (int i = 0; i < iterations; i++) {
      weight += 1;
      for (int player = 0; player < 2; player++) {
        update(&sides[player], sides[player].parts[thread], sides[1 - player].plan, weight);
        if (threads > 1) meet(thread, ++turn);
      }
    }
    const double took = (now() - start) / iterations;
    if (thread == 0 && took < fastest) fastest = took;
    if (thread == 0 && repeat == 0) memcpy(told, sides[0].summed, 8 * (size_t)sides[0].sequences);
    meet(thread, ++turn);
  }
  return NULL;
}

int main(int argc, char **argv) {
  if (argc != 4 || !(in = fopen(argv[1], "rb"))) return 2;
  iterations = atoi(argv[2]), repeats = atoi(argv[3]);
  for (int player = 0; player < 2; player++) {
    Side *s = &sides[player];
    const int32_t *doors = array(4, &threads);
    if (threads > THREADS_MAX) return 2;
    for (int t = 0; t < threads; t++) {
      Part *part = &s->parts[t];
      part->run = array(4, &part->runs), part->runs /= 4, part->door = doors[t];
    }
    s->parent = array(4, &s->sets), s->row_start = array(4, NULL), s->column = array(4, NULL), s->payoff = array(8, NULL);
    s->plan = array(8, &s->sequences), s->choice = array(8, NULL);
    const size_t bytes = (8 * (size_t)s->sequences + 63) / 64 * 64;
    s->regret = aligned_alloc(64, bytes), s->summed = aligned_alloc(64, bytes), s->gain = aligned_alloc(64, bytes), s->scale = aligned_alloc(64, bytes);
    if (!s->regret || !s->summed || !s->gain || !s->scale) return 2;
    memset(s->regret, 0, bytes), memset(s->summed, 0, bytes), memset(s->gain, 0, bytes);
  }
  told = malloc(8 * (size_t)sides[0].sequences);
  pthread_t others[THREADS_MAX];
  for (int t = 1; t < threads; t++) if (pthread_create(&others[t], NULL, work, (void *)(intptr_t)t)) return 2;
  work(NULL);
  for (int t = 1; t < threads; t++) pthread_join(others[t], NULL);
  printf("%.6f\n", fastest);
  for (int q = 0; q < sides[0].sequences; q++) printf("%.17g\n", told[q]);
  return 0;
}
