/* guide-difference.h - which words went and which came, between two texts
 *
 * By words, the shortest way from one to the other (Myers, 1986).
 *   1. the pieces kept and removed, one after the other, are the text before; those kept and added, the text after;
 *   2. no two pieces of the same fate follow each other, and what is removed comes before what is added in its place;
 *   3. a space or a comma alone between two changes is not kept: what changed reads as it was said.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  GUIDE_DIFFERENCE_KEPT,
  GUIDE_DIFFERENCE_REMOVED,
  GUIDE_DIFFERENCE_ADDED,
} GuideDifferenceFate;

typedef struct
{
  GuideDifferenceFate fate;
  char               *text;
} GuideDifference;

/* GuideDifference elements, owned. Texts so unlike that nobody would follow the words are one removed, one added. */
GPtrArray *guide_difference_new (const char *before,
                                 const char *after);
guint      guide_difference_count_words (const GPtrArray    *pieces,
                                         GuideDifferenceFate fate);

G_END_DECLS
