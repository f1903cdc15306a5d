#include "booklet-pagination.h"

#define LEAST 2 /* lines of a split paragraph on either page */

typedef struct
{
  const BookletBlock *blocks;
  guint               n_blocks, n_rows;
  GArray             *slices;
  guint               page, row; /* where the next line would stand */
} Setting;

static guint
get_height (const BookletBlock *block)
{
  return block->above + block->n_lines * block->rows;
}

static gboolean
may_split (const BookletBlock *block)
{
  return !block->whole && block->n_lines >= 2 * LEAST;
}

/* Rows of the least of it that may stand at the foot of a page. */
static guint
get_least (const BookletBlock *block)
{
  return may_split (block) ? block->above + LEAST * block->rows : get_height (block);
}

static gboolean
leads_on (const Setting *self,
          guint          index)
{
  return self->blocks[index].with_next && index + 1 < self->n_blocks && !self->blocks[index + 1].opens;
}

/* Rows that the block and those it cannot leave behind want, without the space above it. */
static guint
measure_chain (const Setting *self,
               guint          index)
{
  guint want = 0;

  for (; leads_on (self, index) && want <= self->n_rows; index++)
    want += get_height (&self->blocks[index]) + self->blocks[index + 1].space;
  return want + get_least (&self->blocks[index]);
}

static void
turn (Setting *self)
{
  self->page++;
  self->row = 0;
}

static void
put (Setting *self,
     guint    block,
     guint    first,
     guint    n)
{
  BookletSlice slice = { block, first, n, self->page, self->row };

  g_array_append_val (self->slices, slice);
  self->row += n * self->blocks[block].rows;
}

/* How many of the lines left may stand in the rows left; 0: none, the page is turned. */
static guint
choose_lines (const BookletBlock *block,
              guint               left,
              guint               rows,
              gboolean            must)
{
  guint fit = rows / block->rows;

  if (fit >= left)
    return left;
  if (must && (block->whole || left < 2 * LEAST))
    return fit; /* taller than a page, or what is left of that */
  if (left - fit < LEAST)
    fit = left >= LEAST ? left - LEAST : 0;
  return fit < LEAST ? 0 : fit;
}

static void
set_lines (Setting *self,
           guint    index)
{
  const BookletBlock *block = &self->blocks[index];
  guint               done = 0;

  self->row += block->above;
  if (block->n_lines == 0)
    put (self, index, 0, 0);
  while (done < block->n_lines)
    {
      guint n = choose_lines (block, block->n_lines - done, self->n_rows - MIN (self->row, self->n_rows), self->row <= block->above);

      if (n > 0)
        put (self, index, done, n);
      done += n;
      if (done < block->n_lines)
        turn (self);
    }
}

static void
set_block (Setting *self,
           guint    index)
{
  const BookletBlock *block = &self->blocks[index];
  gboolean            is_first = self->slices->len == 0;
  guint               chain, own = get_least (block), left;

  if (block->opens && !is_first)
    turn (self);
  if (self->row == 0)
    {
      set_lines (self, index);
      return;
    }
  chain = measure_chain (self, index);
  left = self->n_rows - MIN (self->row, self->n_rows);
  if (block->space + (chain <= self->n_rows ? chain : own) > left)
    turn (self);
  else
    self->row += block->space;
  set_lines (self, index);
}

GArray *
booklet_pagination_run (const BookletBlock *blocks,
                        guint               n_blocks,
                        guint               n_rows)
{
  Setting self = { blocks, n_blocks, n_rows, g_array_new (FALSE, FALSE, sizeof (BookletSlice)), 0, 0 };

  for (guint i = 0; i < n_blocks; i++)
    set_block (&self, i);
  return self.slices;
}
