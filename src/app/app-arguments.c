#include "config.h"

#include "app-arguments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _AppArguments
{
  GPtrArray *words;  /* char *, NULL at the end */
  GPtrArray *names;  /* char *, of the options given */
  GPtrArray *values; /* char *, beside them; NULL: takes none */
};

/* The option as its command declares it, with or without "="; NULL: not one of its own. */
static const char *
find_option (const char *const *options,
             const char        *name,
             gsize              length)
{
  for (gsize i = 0; options[i] != NULL; i++)
    if (strncmp (options[i], name, length) == 0 && (options[i][length] == '\0' || options[i][length] == '='))
      return options[i];
  return NULL;
}

/* *next is passed over when it is the value. */
static gboolean
take_option (AppArguments       *self,
             const char         *word,
             const char *const **next,
             const char *const  *options,
             char              **complaint)
{
  const char *equals = strchr (word, '=');
  gsize       length = equals ? (gsize) (equals - word) : strlen (word);
  const char *option = length > 0 ? find_option (options, word, length) : NULL;
  gboolean    takes = option != NULL && option[length] == '=';

  if (option == NULL)
    *complaint = g_strdup_printf (_ ("There is no option “--%.*s” here."), (int) length, word);
  else if (!takes && equals != NULL)
    *complaint = g_strdup_printf (_ ("The option “--%.*s” takes no value."), (int) length, word);
  else if (takes && equals == NULL && **next == NULL)
    *complaint = g_strdup_printf (_ ("The option “--%s” wants a value after it."), word);
  if (*complaint != NULL)
    return FALSE;

  g_ptr_array_add (self->names, g_strndup (word, length));
  g_ptr_array_add (self->values, takes ? g_strdup (equals ? equals + 1 : *(*next)++) : NULL);
  return TRUE;
}

AppArguments *
app_arguments_parse (const char *const *words,
                     const char *const *options,
                     char             **complaint)
{
  g_autoptr (AppArguments) self = g_new0 (AppArguments, 1);
  gboolean                 only_words = FALSE;

  g_return_val_if_fail (words != NULL && options != NULL && complaint != NULL, NULL);

  *complaint = NULL;
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  while (*words != NULL)
    {
      const char *word = *words++;

      if (only_words || !g_str_has_prefix (word, "--"))
        g_ptr_array_add (self->words, g_strdup (word));
      else if (word[2] == '\0')
        only_words = TRUE;
      else if (!take_option (self, word + 2, &words, options, complaint))
        return NULL;
    }
  g_ptr_array_add (self->words, NULL);
  return g_steal_pointer (&self);
}

void
app_arguments_free (AppArguments *self)
{
  g_ptr_array_unref (self->words);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->values);
  g_free (self);
}

guint
app_arguments_get_n_words (const AppArguments *self)
{
  return self->words->len - 1;
}

const char *
app_arguments_get_word (const AppArguments *self,
                        guint               index)
{
  return index < self->words->len ? self->words->pdata[index] : NULL;
}

const char *const *
app_arguments_get_words_from (const AppArguments *self,
                              guint               index)
{
  return (const char *const *) self->words->pdata + MIN (index, self->words->len - 1);
}

gboolean
app_arguments_has (const AppArguments *self,
                   const char         *option)
{
  return g_ptr_array_find_with_equal_func (self->names, option, g_str_equal, NULL);
}

GPtrArray *
app_arguments_list (const AppArguments *self,
                    const char         *option)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->names->len; i++)
    if (g_str_equal (self->names->pdata[i], option))
      g_ptr_array_add (found, self->values->pdata[i]);
  return found;
}

const char *
app_arguments_find (const AppArguments *self,
                    const char         *option)
{
  g_autoptr (GPtrArray) given = app_arguments_list (self, option);

  return given->len > 0 ? given->pdata[given->len - 1] : NULL;
}
