/* demo-guide-words.h - a practice guide nobody wrote but us: questions, practices, post-its, words heard */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DEMO_GUIDE_N_QUESTIONS 5

typedef struct
{
  guint       question;       /* from 1 */
  guint       other_question; /* 0: none */
  const char *nature;
  const char *statement;   /* NULL ends the table */
  const char *raw;         /* as it was first said, or NULL */
  const char *development; /* NULL: still to be clarified */
} DemoGuidePractice;

typedef struct
{
  guint       meeting; /* 1 or 2 */
  guint       question;
  guint       practice; /* 0: none yet */
  const char *raw;      /* NULL ends the table */
} DemoGuidePostit;

typedef struct
{
  guint       practice;
  const char *role;
  const char *nature;
  const char *raw;   /* NULL ends the table */
  const char *clean; /* NULL: as it was said */
} DemoGuidePassage;

typedef struct
{
  guint       practice;
  const char *kind; /* NULL ends the table */
  guint       other;
} DemoGuideRelation;

typedef struct
{
  guint       practice;
  gboolean    is_settled;
  const char *text; /* NULL ends the table */
} DemoGuideComment;

typedef struct
{
  guint       question;
  const char *status;
  guint       meeting; /* 0: none chosen */
  const char *text;    /* NULL ends the table */
  const char *answer;  /* or NULL */
} DemoGuideOpenQuestion;

typedef struct
{
  guint       practice;
  const char *fit;
  const char *title; /* NULL ends the table */
  const char *description;
} DemoGuideTool;

typedef struct
{
  guint       practice;
  const char *viewpoints;
  const char *levers, *brakes, *factors; /* one each, or NULL */
  const char *notes;                     /* or NULL */
} DemoGuideReading;

/* What a practice said before the third meeting wrote it again. */
typedef struct
{
  guint       practice; /* 0 ends the table */
  const char *statement;
  const char *development;
} DemoGuideWording;

extern const DemoGuideWording      demo_guide_wordings[];
extern const DemoGuideRelation     demo_guide_relations[];
extern const DemoGuideComment      demo_guide_comments[];
extern const DemoGuideOpenQuestion demo_guide_open_questions[];
extern const DemoGuideTool         demo_guide_tools[];
extern const DemoGuideReading      demo_guide_readings[]; /* practice 0 ends the table */

extern const char *const       demo_guide_questions[DEMO_GUIDE_N_QUESTIONS];
extern const DemoGuidePractice demo_guide_practices[];
extern const DemoGuidePostit   demo_guide_postits[];
extern const DemoGuidePassage  demo_guide_passages[];

G_END_DECLS
