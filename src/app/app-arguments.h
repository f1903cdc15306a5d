/* app-arguments.h - the words after a command, sorted into options and the rest
 *
 * Options begin with two dashes: "--json", "--seed 3" or "--seed=3"; after a lone "--" everything is a word.
 * Whatever else is a word, a lone dash included.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AppArguments AppArguments;

/* words: after the command, NULL-terminated. options: names the command knows, NULL-terminated; one that ends with
 * "=" takes a value. NULL: *complaint says what is wrong, in the language of the screen; caller owns both. */
AppArguments *app_arguments_parse (const char *const *words,
                                   const char *const *options,
                                   char             **complaint);
void          app_arguments_free (AppArguments *self);

guint app_arguments_get_n_words (const AppArguments *self);
/* NULL past the end. Borrowed, as all that follows. */
const char *app_arguments_get_word (const AppArguments *self,
                                    guint               index);
/* From index on, NULL-terminated. */
const char *const *app_arguments_get_words_from (const AppArguments *self,
                                                 guint               index);
gboolean           app_arguments_has (const AppArguments *self,
                                      const char         *option);
/* The last value given; NULL: not given. */
const char *app_arguments_find (const AppArguments *self,
                                const char         *option);
/* Every value given, in order: char * elements. Caller owns the array only. */
GPtrArray *app_arguments_list (const AppArguments *self,
                               const char         *option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AppArguments, app_arguments_free)

G_END_DECLS
