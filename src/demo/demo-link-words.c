#include "demo-link-words.h"

#include "demo-calendar.h"

const DemoChoice demo_link_kinds[] = {
  { "joint_action", 20 }, { "shared_programme", 17 }, { "mutual_knowledge", 12 }, { "invitation", 10 }, { "referral", 9 }, { "co_organisation", 7 }, { "parents_school_mediation", 7 }, { "request_for_help", 5 }, { "information_relay", 4 }, { "body_participation", 3 }, { "resource_lending", 3 }, { "application_support", 2 }, { "territory_diagnosis", 2 }, { "personal_link", 2 }, { NULL, 0 }
};
const DemoChoice demo_link_kinds_with_partners[] = {
  { "body_participation", 20 }, { "shared_programme", 20 }, { "joint_action", 16 }, { "information_relay", 12 }, { "referral", 10 }, { "resource_lending", 8 }, { "territory_diagnosis", 6 }, { "application_support", 5 }, { "mutual_knowledge", 5 }, { NULL, 0 }
};
const DemoChoice demo_link_statuses[] = {
  { "active", 62 }, { "emerging", 11 }, { "dormant", 8 }, { "ended", 11 }, { "revived", 4 }, { "considered", 4 }, { NULL, 0 }
};
const DemoChoice demo_link_programmes[] = {
  { "clas", 34 }, { "pre", 12 }, { "reaap", 12 }, { "parents_cafe", 11 }, { "open_school_to_parents", 7 }, { "asl", 7 }, { "urban_policy", 5 }, { "pedt", 4 }, { "rep", 3 }, { "talking_group", 3 }, { "clspd", 2 }, { "call_for_projects", 2 }, { NULL, 0 }
};
const DemoChoice demo_link_formalities[] = { { "informal", 66 }, { "mixed", 12 }, { "by_body", 10 }, { "by_programme", 8 }, { "by_agreement", 4 }, { NULL, 0 } };
const DemoChoice demo_link_formalities_strong[] = { { "by_programme", 38 }, { "by_agreement", 25 }, { "mixed", 17 }, { "informal", 15 }, { "by_body", 5 }, { NULL, 0 } };
const DemoChoice demo_link_regularities[] = { { "occasional", 44 }, { "on_request", 34 }, { "regular", 22 }, { NULL, 0 } };
const DemoChoice demo_link_regularities_strong[] = { { "regular", 68 }, { "occasional", 22 }, { "on_request", 10 }, { NULL, 0 } };
const DemoChoice demo_link_frequencies[] = { { "weekly", 30 }, { "monthly", 32 }, { "quarterly", 24 }, { "yearly", 14 }, { NULL, 0 } };
const DemoChoice demo_link_frequencies_occasional[] = { { "yearly", 52 }, { "once", 30 }, { "quarterly", 18 }, { NULL, 0 } };
const DemoChoice demo_link_cooperations[] = { { "know", 34 }, { "inform", 36 }, { "coordinate", 20 }, { "cooperate", 9 }, { "build_together", 1 }, { NULL, 0 } };
const DemoChoice demo_link_cooperations_strong[] = { { "cooperate", 43 }, { "coordinate", 23 }, { "build_together", 20 }, { "inform", 10 }, { "know", 4 }, { NULL, 0 } };
const DemoChoice demo_link_first_steps[] = {
  { "centre", 44 }, { "school", 18 }, { "programme", 12 }, { "third_party", 9 }, { "parents", 7 }, { "chance", 6 }, { "crisis", 4 }, { NULL, 0 }
};
const DemoChoice demo_link_qualities[] = { { "good", 34 }, { "building", 27 }, { "solid", 16 }, { "fragile", 16 }, { "degraded", 6 }, { "broken", 1 }, { NULL, 0 } };
const DemoChoice demo_link_certainties[] = { { "declared", 46 }, { "observed", 32 }, { "to_my_knowledge", 14 }, { "to_check", 8 }, { NULL, 0 } };
const DemoChoice demo_link_purposes[] = {
  { "children_success", 24 }, { "parents_to_school", 22 }, { "families_wellbeing", 17 }, { "act_together", 14 }, { "complement", 11 }, { "become_known", 7 }, { "complex_situation", 5 }, { NULL, 0 }
};
const DemoChoice demo_link_themes[] = {
  { "homework", 22 }, { "parenthood", 18 }, { "citizenship", 8 }, { "respect", 7 }, { "culture", 8 }, { "new_school_year", 6 }, { "theatre_leisure", 6 }, { "language", 6 }, { "food", 4 }, { "sleep", 3 }, { "school_surroundings", 4 }, { "violence", 3 }, { "early_learning", 3 }, { "living_environment", 3 }, { "dyslexia", 1 }, { "child_stages", 2 }, { NULL, 0 }
};
const DemoChoice demo_link_publics[] = {
  { "parents de maternelle", 12 }, { "élèves de CP", 8 }, { "élèves de CM2 et de 6e", 10 }, { "collégiens", 18 }, { "enfants de 6 à 11 ans", 20 }, { "familles arrivées depuis peu", 8 }, { "parents éloignés de l’école", 10 }, { "délégués de parents", 5 }, { "lycéens", 4 }, { "pères", 2 }, { "jeunes en risque de décrochage", 6 }, { "enseignants", 4 }, { NULL, 0 }
};
const DemoChoice demo_link_places[] = {
  { "school_gate", 24 }, { "neutral_premises", 14 }, { "midday", 12 }, { "school_yard", 10 }, { "neighbourhood_party", 12 }, { "school_fair", 10 }, { "teachers_meeting", 8 }, { "shared_meal", 6 }, { "neighbourhood_meeting", 3 }, { "flea_market", 1 }, { NULL, 0 }
};
const DemoChoice demo_link_ways_in[] = {
  { "programme", 18 }, { "neighbourhood_life", 13 }, { "family_expertise", 13 }, { "school_transition", 11 }, { "complementary_activity", 11 }, { "personal_acquaintance", 9 }, { "school_life_body", 7 }, { "stable_contacts", 6 }, { "crisis_time", 4 }, { "project_support", 3 }, { "territory_diagnosis", 2 }, { "hierarchy_agreement", 1 }, { "parents_associations", 1 }, { "schools_meeting", 1 }, { NULL, 0 }
};
const DemoChoice demo_link_brakes[] = {
  { "changing_contact", 21 }, { "teachers_time", 16 }, { "shifted_time", 10 }, { "no_contact", 9 }, { "same_families", 9 }, { "unshared_aim", 7 }, { "paperwork", 6 }, { "hierarchy_needed", 5 }, { "childcare", 4 }, { "funding_constraints", 4 }, { "painful_past", 3 }, { "different_views", 2 }, { "stereotypes", 1 }, { "language", 1 }, { "late_partner", 1 }, { "endless_meetings", 1 }, { NULL, 0 }
};
const DemoChoice demo_link_factors[] = {
  { "trust", 18 }, { "thread_holder", 15 }, { "regularity", 12 }, { "clear_roles", 11 }, { "complementarity", 10 }, { "shared_interest", 8 }, { "fitting_pace", 7 }, { "concrete_effective", 6 }, { "hierarchy_support", 5 }, { "shared_evaluation", 4 }, { "common_discourse", 2 }, { "reciprocity", 1 }, { "perseverance", 1 }, { NULL, 0 }
};

typedef struct
{
  const char *kind;
  const char *objects[9]; /* ends with NULL */
} Objects;

static const Objects all_objects[] = {
  { "joint_action", { "Semaine du jeu en famille", "Potager partagé entre la cour et le jardin du centre", "Atelier théâtre des CM2", "Journal des enfants du quartier", "Parcours à vélo jusqu’au collège", "Exposition sur la mémoire du quartier", "Après-midi lecture à voix haute", NULL } },
  { "shared_programme", { "Accompagnement à la scolarité deux soirs par semaine", "CLAS collège : le référent voit le CPE chaque mois", "Cours de français pour les parents, dans l’école", "Parcours de réussite éducative suivis ensemble", "Ateliers parents-enfants du mercredi", "Groupe de parole de parents de collégiens", NULL } },
  { "mutual_knowledge", { "Les deux équipes se sont présentées", "Café de rentrée avec la direction", "Visite du centre par les nouveaux enseignants", "On se connaît de vue, on se salue à la grille", NULL } },
  { "invitation", { "L’école vient à la fête du quartier", "Le centre tient un stand à la kermesse", "Invitation au conseil d’école d’octobre", "Portes ouvertes croisées", "Goûter de fin d’année", NULL } },
  { "referral", { "Familles orientées vers l’atelier de français", "Élèves de 6e proposés pour l’aide aux devoirs", "Mamans isolées accompagnées jusqu’au centre", "Orientation vers les séjours de vacances", NULL } },
  { "co_organisation", { "Forum des métiers du quartier", "Carnaval des trois écoles", "Soirée débat sur les écrans", "Rallye citoyen des 4e", "Fête de la soupe", NULL } },
  { "parents_school_mediation", { "Rendez-vous parents-enseignants préparés au centre", "Explication des bulletins, avec un interprète", "Reprise de contact après une exclusion", "Accompagnement des familles à l’inscription", NULL } },
  { "request_for_help", { "L’école demande un relais auprès d’une famille", "Aide pour calmer les sorties du soir", "Recherche de parents accompagnateurs", NULL } },
  { "information_relay", { "Affiches et flyers dans les cahiers", "Lettre du centre transmise aux directions", "Dates des permanences annoncées aux parents", NULL } },
  { "body_participation", { "Comité de suivi du projet éducatif local", "Conseil citoyen du quartier", "Conseil d’administration du collège", "Cellule de veille éducative", NULL } },
  { "resource_lending", { "Salle du centre prêtée pour la chorale", "Gymnase de l’école ouvert le samedi", "Prêt de jeux et de livres", NULL } },
  { "application_support", { "Dossier de subvention du jardin écrit à deux", "Réponse commune à l’appel à projets de la ville", NULL } },
  { "territory_diagnosis", { "Diagnostic en marchant avec une classe", "Enquête auprès des parents sur les mercredis", "Cartes du quartier dessinées par les élèves", NULL } },
  { "personal_link", { "L’animatrice et l’institutrice se connaissent depuis dix ans", "Le gardien de l’école est bénévole au centre", NULL } },
};

static const char *const notes[] = {
  "À reprendre à la rentrée avec la nouvelle direction.",
  "L’école parle de « l’aide aux devoirs », le centre d’accompagnement : s’entendre sur les mots.",
  "Dit au téléphone, à confirmer sur place.",
  "La convention existe mais personne ne la retrouve.",
  "Beaucoup d’envie des deux côtés, peu de temps.",
  "Le créneau du midi convient mieux que le soir.",
  "Deux familles ont demandé que cela continue l’an prochain.",
  "Le centre voudrait être associé plus tôt au projet d’école."
};

static const DemoChoice end_reasons[] = {
  { "départ de la personne qui tenait le fil", 34 }, { "financement non reconduit", 20 }, { "objectif atteint", 12 }, { "fermeture de classe", 6 }, { "horaires devenus incompatibles", 12 }, { "désaccord sur l’orientation des enfants", 8 }, { "projet repris par la ville", 8 }, { NULL, 0 }
};

gboolean
demo_link_is_strong (const char *kind)
{
  return g_str_equal (kind, "joint_action") || g_str_equal (kind, "shared_programme") || g_str_equal (kind, "co_organisation");
}

const char *
demo_link_draw_object (const char *kind,
                       DemoRandom *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_objects); i++)
    if (g_str_equal (all_objects[i].kind, kind))
      return all_objects[i].objects[demo_random_below (random, g_strv_length ((char **) all_objects[i].objects))];
  return NULL;
}

const char *
demo_link_draw_note (DemoRandom *random)
{
  return notes[demo_random_below (random, G_N_ELEMENTS (notes))];
}

const char *
demo_link_source (int month)
{
  if (month < DEMO_CALENDAR_MONTH (2024, 9))
    return "source-call";
  if (month < DEMO_CALENDAR_MONTH (2025, 6))
    return "source-visit";
  return month < DEMO_CALENDAR_MONTH (2026, 3) ? "source-meeting" : "source-survey";
}

void
demo_link_say_end (DemoChronicle *chronicle,
                   DemoRandom    *random,
                   int            month)
{
  g_autofree char *ended = demo_random_chance (random, 15) ? demo_calendar_dup_school_year (month) : demo_calendar_dup_month (month);

  demo_chronicle_set (chronicle, "ended", ended);
  demo_chronicle_set (chronicle, "end_reason", demo_random_chance (random, 12) ? "?" : demo_random_choose (random, end_reasons));
}
