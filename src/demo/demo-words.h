/* demo-words.h - the words the demonstration is told in
 *
 * Names of centres, schools, streets and people. People are all called after plants and
 * birds: nobody is called so, and nobody is meant.
 */
#pragma once

#include "demo-random.h"

G_BEGIN_DECLS

typedef struct
{
  const char *const *words;
  guint              n;
} DemoWords;

typedef enum
{
  DEMO_WORDS_CENTRES, /* "Les Marronniers" */
  DEMO_WORDS_SCHOOLS, /* "Louise-Michel": figures of history, as schools are called */
  DEMO_WORDS_PLACES,  /* "du Bourg": schools nobody gave a name */
  DEMO_WORDS_STREETS, /* "rue des Tilleuls" */
  DEMO_WORDS_GIVEN_NAMES,
  DEMO_WORDS_FAMILY_NAMES,
  DEMO_WORDS_ASSOCIATIONS, /* "Lire en chemin" */
  DEMO_WORDS_PUBLICS,      /* "parents de maternelle" */
} DemoWordsList;

DemoWords   demo_words_get (DemoWordsList list);
const char *demo_words_draw (DemoWordsList list,
                             DemoRandom   *random);

G_END_DECLS
