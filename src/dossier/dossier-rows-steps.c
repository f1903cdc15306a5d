#include "dossier-rows.h"

#define MAX_STEPS 12 /* beyond, one step that replaces all that differs is quicker to follow: a table fills itself after each */
#define NOWHERE G_MAXUINT

typedef struct
{
  const DossierRows *before, *after;
  guint              start;             /* rows alike at the beginning of both */
  guint              n_before, n_after; /* rows of each between what is alike */
  guint             *targets;           /* for each of before: where it stands in after, from start; NOWHERE */
  gboolean          *kept_before, *kept_after;
} Comparison;

static gboolean
is_same (const Comparison *self,
         guint             before,
         guint             after)
{
  return dossier_rows_equal_id (dossier_rows_get_id (self->before, before), dossier_rows_get_id (self->after, after));
}

static void
leave_out_ends (Comparison *self)
{
  guint n_before = dossier_rows_get_n (self->before), n_after = dossier_rows_get_n (self->after);

  while (self->start < n_before && self->start < n_after && is_same (self, self->start, self->start))
    self->start++;
  while (n_before > self->start && n_after > self->start && is_same (self, n_before - 1, n_after - 1))
    {
      n_before--;
      n_after--;
    }
  self->n_before = n_before - self->start;
  self->n_after = n_after - self->start;
}

static void
find_targets (Comparison *self)
{
  for (guint i = 0; i < self->n_before; i++)
    {
      guint row = dossier_rows_find (self->after, dossier_rows_get_id (self->before, self->start + i));

      self->targets[i] = row == DOSSIER_ROWS_NONE ? NOWHERE : row - self->start;
    }
}

/* The length of the longest rising run of targets that can end with this one, by what ends those found so far. */
static guint
find_length (const Comparison *self,
             const guint      *ends,
             guint             n_ends,
             guint             target)
{
  guint low = 0, high = n_ends;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->targets[ends[middle]] < target)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The most rows that stand in the same order on both sides stay; those that moved leave and come back. */
static void
keep_longest_rise (Comparison *self)
{
  g_autofree guint *ends = g_new (guint, MAX (1, self->n_before)); /* of the rises of each length: the lowest end */
  g_autofree guint *previous = g_new (guint, MAX (1, self->n_before));
  guint             n_ends = 0;

  for (guint i = 0; i < self->n_before; i++)
    {
      guint length;

      if (self->targets[i] == NOWHERE)
        continue;
      length = find_length (self, ends, n_ends, self->targets[i]);
      previous[i] = length == 0 ? NOWHERE : ends[length - 1];
      ends[length] = i;
      n_ends = MAX (n_ends, length + 1);
    }
  for (guint i = n_ends == 0 ? NOWHERE : ends[n_ends - 1]; i != NOWHERE; i = previous[i])
    {
      self->kept_before[i] = TRUE;
      self->kept_after[self->targets[i]] = TRUE;
    }
}

static void
add_step (GArray *steps,
          guint   position,
          guint   n_removed,
          guint   n_added)
{
  DossierStep step = { position, n_removed, n_added };

  g_array_append_val (steps, step);
}

/* From the end, so that positions before stay what they were. */
static void
add_removals (const Comparison *self,
              GArray           *steps)
{
  for (guint end = self->n_before; end > 0;)
    {
      guint begin = end;

      while (begin > 0 && !self->kept_before[begin - 1])
        begin--;
      if (begin < end)
        add_step (steps, self->start + begin, end - begin, 0);
      end = begin > 0 ? begin - 1 : 0;
    }
}

/* From the beginning: all that stands before is in place already. */
static void
add_additions (const Comparison *self,
               GArray           *steps)
{
  for (guint begin = 0; begin < self->n_after;)
    {
      guint end = begin;

      while (end < self->n_after && !self->kept_after[end])
        end++;
      if (end > begin)
        add_step (steps, self->start + begin, 0, end - begin);
      begin = end + 1;
    }
}

GArray *
dossier_rows_list_steps (const DossierRows *before,
                         const DossierRows *after)
{
  GArray              *steps = g_array_new (FALSE, FALSE, sizeof (DossierStep));
  Comparison           self = { before, after, 0, 0, 0, NULL, NULL, NULL };
  g_autofree guint    *targets = NULL;
  g_autofree gboolean *kept_before = NULL;
  g_autofree gboolean *kept_after = NULL;

  leave_out_ends (&self);
  if (self.n_before == 0 || self.n_after == 0)
    {
      if (self.n_before + self.n_after > 0)
        add_step (steps, self.start, self.n_before, self.n_after);
      return steps;
    }
  self.targets = targets = g_new0 (guint, self.n_before + 1);
  self.kept_before = kept_before = g_new0 (gboolean, self.n_before + 1);
  self.kept_after = kept_after = g_new0 (gboolean, self.n_after + 1);
  find_targets (&self);
  keep_longest_rise (&self);
  add_removals (&self, steps);
  add_additions (&self, steps);
  if (steps->len > MAX_STEPS)
    {
      g_array_set_size (steps, 0);
      add_step (steps, self.start, self.n_before, self.n_after);
    }
  return steps;
}
