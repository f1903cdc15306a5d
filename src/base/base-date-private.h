/* base-date-private.h - days, months and words, shared by the files that read and write dates
 */
#pragma once

#include "base-date.h"

G_BEGIN_DECLS

/* 31 December 9999: no date of ours lies beyond. */
#define BASE_DATE_LAST_DAY 3652059u

typedef struct
{
  guint32 earliest; /* Julian days; 0: none, and in a span that was not found */
  guint32 latest;
} BaseDateSpan;

typedef struct
{
  int year;
  int month;
  int day;
} BaseDateParts;

/* 0 when the calendar has no such day. */
guint32 base_date_find_day (int year,
                            int month,
                            int day);
/* n whole months; month may be 0 or 13: it is carried to the year beside. Nothing when out of 1…9999. */
BaseDateSpan  base_date_span_of_months (int year,
                                        int month,
                                        int n);
BaseDateParts base_date_split_day (guint32 day);

/* The precision that a span with both bounds shows by itself: the widest unit it is made of. */
BaseDatePrecision base_date_judge_span (BaseDateSpan span);
/* From 0 (winter) to 3 (autumn), -1 when the span is not one season. */
int base_date_find_season (BaseDateSpan span);
/* 1 for January; 0 for the December before, where winter begins. */
int base_date_first_month_of_season (int season);

typedef enum
{
  BASE_DATE_TOKEN_END,
  BASE_DATE_TOKEN_NUMBER,
  BASE_DATE_TOKEN_MONTH,
  BASE_DATE_TOKEN_SEASON,
  BASE_DATE_TOKEN_THIRD, /* "début" 0, "milieu" 1, "fin" 2 */
  BASE_DATE_TOKEN_BEFORE,
  BASE_DATE_TOKEN_AFTER,
  BASE_DATE_TOKEN_SINCE,
  BASE_DATE_TOKEN_UNTIL,
  BASE_DATE_TOKEN_ABOUT,
  BASE_DATE_TOKEN_JOIN, /* "à", "et": between two dates, nothing elsewhere */
  BASE_DATE_TOKEN_IN,
  BASE_DATE_TOKEN_BACK_TO_SCHOOL,
  BASE_DATE_TOKEN_SCHOOL,
  BASE_DATE_TOKEN_DECADE,
  BASE_DATE_TOKEN_DIVISION, /* months in it: "trimestre" 3, "semestre" 6 */
  BASE_DATE_TOKEN_FEAST,    /* its month */
  BASE_DATE_TOKEN_HOLIDAYS,
  BASE_DATE_TOKEN_THE_MONTH_OF,
  BASE_DATE_TOKEN_WEEKDAY, /* Monday 1 */
  BASE_DATE_TOKEN_UNKNOWN,
} BaseDateTokenKind;

typedef struct
{
  BaseDateTokenKind kind;
  int               value;
  int               n_digits;
} BaseDateToken;

#define BASE_DATE_MOST_TOKENS 40

/* Fills tokens up to an END; what is only grammar or an hour is left out. Never fails: what
 * is too long or not a word of dates is an UNKNOWN token. Weekdays are given only when asked. */
void base_date_read_tokens (const char    *words,
                            gboolean       with_weekdays,
                            BaseDateToken *tokens);

typedef struct
{
  const BaseDateToken *first;
  const BaseDateToken *at;
} BaseDateReader;

/* One side of a date: a day, or whole months. What is missing is said by the other side. */
typedef struct
{
  int      day;      /* 0: none */
  int      month;    /* the first; may be 0 or 13, in the year beside */
  int      n_months; /* 0: only a day was said */
  int      year;     /* 0: none */
  gboolean season;
  gboolean end; /* "fin": what comes before its end may still be in it */
} BaseDatePart;

/* Stands on the next token when this one is of that kind. */
gboolean base_date_take_token (BaseDateReader   *self,
                               BaseDateTokenKind kind);
void     base_date_skip_small_words (BaseDateReader *self);
/* FALSE when no part begins here; part is then undefined. */
gboolean base_date_read_part (BaseDateReader *self,
                              BaseDatePart   *part);

/* FALSE when text is not in a form of base_date_dup_iso. */
gboolean base_date_read_iso (const char        *text,
                             BaseDateSpan      *span,
                             BaseDatePrecision *precision);
gboolean base_date_read_french (const char        *words,
                                BaseDateSpan      *span,
                                BaseDatePrecision *precision);
char    *base_date_dup_french (const BaseDate *self);

G_END_DECLS
