#include "guide-network.h"

static gpointer
ask_book (DossierReader *reader,
          gpointer       audience,
          GCancellable  *cancellable,
          GError       **error)
{
  return guide_book_read (reader, GPOINTER_TO_UINT (audience), error);
}

GuideBook *
guide_network_read_book (DossierFixture *fixture,
                         DossierAudience audience)
{
  return dossier_store_ask (fixture->store, ask_book, GUINT_TO_POINTER (audience), NULL);
}

char *
guide_network_pair (const char *field,
                    const char *id)
{
  return g_strconcat (field, "=", id, NULL);
}

char *
guide_network_link (DossierFixture *fixture,
                    const char     *a,
                    const char     *b,
                    const char     *answer,
                    const char     *more)
{
  g_autofree char *first = guide_network_pair ("a", a), *second = guide_network_pair ("b", b);

  return dossier_fixture_make (fixture, "link", first, second, answer, more, NULL);
}

void
guide_network_arrange (DossierFixture *fixture,
                       GuideNetwork   *self)
{
  g_autofree char *in_town = NULL;

  self->town = dossier_fixture_make (fixture, "territory", "name=Argenville", "type=commune", NULL);
  in_town = guide_network_pair ("territory", self->town);
  self->centre = dossier_fixture_make (fixture, "structure", "name=Les Lilas", "type=social_centre", NULL);
  self->curie = dossier_fixture_make (fixture, "structure", "name=Curie", "type=middle_school", "priority_education=rep", in_town, NULL);
  self->zola = dossier_fixture_make (fixture, "structure", "name=Zola", "type=middle_school", "priority_education=rep+", NULL);
  self->hugo = dossier_fixture_make (fixture, "structure", "name=Hugo", "type=elementary_school", in_town, NULL);
  self->far = dossier_fixture_make (fixture, "structure", "name=Far", "type=middle_school", "priority_education=none", NULL);
  self->of_zola = guide_network_link (fixture, self->centre, self->zola, "levers=stable_contacts", NULL);
  self->of_hugo = guide_network_link (fixture, self->hugo, self->centre, "ways_in=crisis_time", "programmes=clas");
  self->of_far = guide_network_link (fixture, self->centre, self->far, "levers=project_support", "programmes=pre");
  self->steady = dossier_fixture_make (fixture, "practice", "statement=steady", "order=01", "levers=stable_contacts", "brakes=changing_contact", "factors=trust", NULL);
  self->crisis = dossier_fixture_make (fixture, "practice", "statement=crisis", "order=02", "levers=crisis_time", NULL);
  self->framework = dossier_fixture_make (fixture, "practice", "statement=framework", "order=03", "levers=programme", NULL);
  self->page = dossier_fixture_make (fixture, "practice", "statement=page", "order=04", "factors=clear_roles", NULL);
}

void
guide_network_clear (GuideNetwork *self)
{
  char **ids = (char **) self;

  for (gsize i = 0; i < sizeof *self / sizeof (char *); i++)
    g_free (ids[i]);
}

void
guide_network_delete (DossierFixture *fixture,
                      const char     *kind,
                      const char     *id)
{
  DossierAct *act = dossier_act_new (NULL);

  dossier_act_delete (act, dossier_kinds_find (kind), id);
  dossier_fixture_write (fixture, act);
}
