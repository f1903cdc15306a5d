#include "booklet-pagination.h"

#define LEAST 2 /* lines of a split paragraph on either page */
#define BARE 5  /* a page that holds less than one row in so many */

typedef struct
{
  const BookletBlock *blocks;
  guint               n_blocks, n_rows;
  guint               short_page, short_by; /* one page that gives rows to the next */
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

/* Rows left for a block. What stands at the head of a page, and what cannot leave the block above it, has all of the page,
 * short or not: it could not be put better elsewhere. */
static guint
count_left (const Setting *self,
            guint          index,
            gboolean       at_head)
{
  gboolean is_bound = at_head || (index > 0 && leads_on (self, index - 1));
  guint    given = self->page == self->short_page && !is_bound ? self->short_by : 0;

  return self->n_rows - MIN (self->row + given, self->n_rows);
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
      gboolean at_head = self->row <= block->above;
      guint    n = choose_lines (block, block->n_lines - done, count_left (self, index, at_head), at_head);

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
  guint               chain, own = get_least (block);

  if (self->row == 0)
    {
      set_lines (self, index);
      return;
    }
  chain = measure_chain (self, index);
  if (block->space + (chain <= self->n_rows ? chain : own) > count_left (self, index, FALSE))
    turn (self);
  else
    self->row += block->space;
  set_lines (self, index);
}

/* What begins a page, and all that follows it. */
static Setting
set_part (const BookletBlock *blocks,
          guint               n_blocks,
          guint               n_rows,
          guint               short_page,
          guint               short_by)
{
  Setting self = { blocks, n_blocks, n_rows, short_page, short_by, g_array_new (FALSE, FALSE, sizeof (BookletSlice)), 0, 0 };

  for (guint i = 0; i < n_blocks; i++)
    set_block (&self, i);
  return self;
}

static gboolean
is_bare (const Setting *self)
{
  return self->page > 0 && self->row < self->n_rows / BARE;
}

/* The page before gives as few rows as it takes; what cannot be mended stays. */
static void
fill_last_page (Setting *self)
{
  for (guint by = 1; is_bare (self) && by <= self->n_rows / 2; by++)
    {
      Setting other = set_part (self->blocks, self->n_blocks, self->n_rows, self->page - 1, by);
      Setting worse = other;

      if (other.page == self->page && !is_bare (&other))
        {
          worse = *self;
          *self = other;
        }
      g_array_unref (worse.slices);
    }
}

static guint
count_part (const BookletBlock *blocks,
            guint               n_blocks)
{
  guint n = 1;

  while (n < n_blocks && !blocks[n].opens)
    n++;
  return n;
}

GArray *
booklet_pagination_run (const BookletBlock *blocks,
                        guint               n_blocks,
                        guint               n_rows)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (BookletSlice));

  for (guint first = 0, page = 0; first < n_blocks;)
    {
      guint   n = count_part (blocks + first, n_blocks - first);
      Setting part = set_part (blocks + first, n, n_rows, G_MAXUINT, 0);

      fill_last_page (&part);
      for (guint i = 0; i < part.slices->len; i++)
        {
          BookletSlice slice = g_array_index (part.slices, BookletSlice, i);

          slice.block += first;
          slice.page += page;
          g_array_append_val (all, slice);
        }
      g_array_unref (part.slices);
      first += n;
      page += part.page + 1;
    }
  return all;
}
