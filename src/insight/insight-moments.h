/* insight-moments.h - the moments that people compare by their names: campaigns of the survey, school years
 *
 * A campaign is a moment like a school year (insight-compare.h): a link was there in it that was there on one of its days, and how it
 * was is what was known at its end. So two campaigns compared tell what the second found that the first had not. A campaign that has
 * no end yet ends today; one that has no date at all is no moment.
 */
#pragma once

#include "insight-compare.h"

G_BEGIN_DECLS

typedef struct
{
  char         *label; /* its title, or "2017-2018": what insight_moments_read () understands */
  InsightMoment moment;
  gboolean      is_campaign;
} InsightNamedMoment;

/* InsightNamedMoment: campaigns, then the last school years, the newest of each first. today: a Julian day. Those that the audience may not
 * see are not there. NULL on error; caller owns. */
GPtrArray *insight_moments_list (DossierReader  *reader,
                                 guint32         today,
                                 DossierAudience audience,
                                 GError        **error);
/* A campaign by its title, accents and case apart; a school year; a day as people say it, of something longer its last. FALSE: none of
 * these. moments: what insight_moments_list () gave. */
gboolean insight_moments_read (GPtrArray     *moments,
                               const char    *words,
                               InsightMoment *moment);

G_END_DECLS
