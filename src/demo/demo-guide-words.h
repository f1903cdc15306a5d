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

extern const char *const       demo_guide_questions[DEMO_GUIDE_N_QUESTIONS];
extern const DemoGuidePractice demo_guide_practices[];
extern const DemoGuidePostit   demo_guide_postits[];
extern const DemoGuidePassage  demo_guide_passages[];

G_END_DECLS
