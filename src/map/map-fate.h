/* map-fate.h - what became of a link between two moments, and how it is drawn then
 *
 * Every link has exactly one fate. Begun, ended, or there both times is told by its own dates; stronger or weaker by what was
 * known of it at the end of each moment (the scales of insight-compare.h). A link that nobody dated, but that was
 * described both times and moved, is told by that; of the other undated ones nobody knows, and they are told apart, never
 * hidden. Each fate differs by sign, dash and width, colour only comes on top: the same on a grey printer.
 */
#pragma once

#include "map-moment.h"

G_BEGIN_DECLS

typedef enum
{
  MAP_FATE_AWAY, /* at neither moment: not drawn */
  MAP_FATE_NEW,
  MAP_FATE_ENDED,
  MAP_FATE_REINFORCED,
  MAP_FATE_WEAKENED,
  MAP_FATE_MIXED,   /* stronger in one way, weaker in another */
  MAP_FATE_SAME,    /* there both times, as strong */
  MAP_FATE_UNTOLD,  /* there both times; how it was then, nobody wrote: not the same as “as strong” */
  MAP_FATE_UNDATED, /* was it there? nobody knows */
} MapFate;
#define MAP_N_FATES (MAP_FATE_UNDATED + 1)

/* In the middle of a line. */
typedef enum
{
  MAP_SIGN_NONE,
  MAP_SIGN_DOUBT, /* ? */
  MAP_SIGN_PLUS,
  MAP_SIGN_CROSS,
  MAP_SIGN_UP,
  MAP_SIGN_DOWN,
  MAP_SIGN_UP_AND_DOWN,
} MapSign;

typedef struct
{
  guint   colour, dash; /* as a curve has them (map-layout.h) */
  double  width, alpha; /* width in plain lines */
  MapSign sign;
} MapFateStyle;

const MapFateStyle *map_fate_get_style (MapFate fate);
/* "New", for people. Static. */
const char *map_fate_get_label (MapFate fate);

/* "From 2021-2022 to 2023-2024: 4 new links, 2 ended, 31 unchanged." n: of each fate. Caller owns. */
char *map_fates_dup_sentence (const guint *n,
                              MapMoment    before,
                              MapMoment    after);
/* "From 2021-2022 to 2023-2024". Caller owns. */
char *map_fates_dup_span (MapMoment before,
                          MapMoment after);

G_END_DECLS
