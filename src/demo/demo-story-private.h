/* demo-story-private.h - what the chapters of the story share */
#pragma once

#include "demo-calendar.h"
#include "demo-network.h"
#include "demo-story.h"

/* Who writes in the dossier. */
#define ALBA "Alba Noisetier", "federation"
#define IDRIS "Idris Chèvrefeuille", "federation"
#define NORA "Nora Mirabelle", "ecole_et_famille"

/* A post: somebody's, or waiting for somebody. */
typedef struct
{
  char        handle[16];
  guint       structure;
  const char *role;
  int         from; /* months: held from… */
  int         to;   /* …until before this one; 0: still */
} DemoPost;

typedef struct
{
  char        handle[16];
  guint       a; /* always a centre */
  guint       b;
  const char *kind;
  const char *status; /* in the end */
  int         began;  /* months */
  int         told;
  int         ended; /* 0: not */
} DemoLink;

typedef struct
{
  guint64        seed;
  DemoTerrain   *terrain;
  DemoNetwork   *network;
  DemoChronicle *chronicle;
  GArray        *posts; /* DemoPost */
  GArray        *links; /* DemoLink, in the order they were told */
} DemoStory;

void demo_story_tell_territories (DemoStory *self);
void demo_story_tell_structures (DemoStory *self);
void demo_story_tell_people (DemoStory *self);
void demo_story_tell_links (DemoStory *self);
void demo_story_tell_lives (DemoStory *self); /* what became of the links */
void demo_story_tell_survey (DemoStory *self);
void demo_story_tell_meetings (DemoStory *self);
void demo_story_tell_guide (DemoStory *self);
void demo_story_tell_presentation (DemoStory *self);
void demo_story_tell_evidence (DemoStory *self); /* what was evaluated, heard, attached */

/* The usual way to answer: often the code, sometimes nothing, sometimes "not known". */
void demo_story_say (DemoStory  *self,
                     DemoRandom *random,
                     const char *field,
                     const char *value,
                     guint       silent_percent,
                     guint       unknown_percent);
/* Between least and most different values of the choices, in one field. */
void demo_story_say_several (DemoStory        *self,
                             DemoRandom       *random,
                             const char       *field,
                             const DemoChoice *choices,
                             guint             least,
                             guint             most);
/* A post of a structure in a month, of the role when one is given and there is one; else NULL. */
const DemoPost *demo_story_find_post (const DemoStory *self,
                                      guint            structure,
                                      const char      *role,
                                      int              month);

const char *demo_story_handle_of (const DemoStory *self,
                                  guint            structure);
