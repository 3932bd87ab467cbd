//! No message is missing in any language, and none is there that nothing uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use comity_regime::{
    ActKind, SourceText,
    check::CODES,
    language::{
        ast::{Force, Item},
        parse,
    },
    proceeding::{Capacity, Counted, Grade, Level, What},
    process::{Because, State},
};
use fluent_syntax::{ast, parser};

use super::{Arguments, Language, slug};
use crate::question::forms::{self, Input};

/// Every message of a language with the names of its arguments.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let resource =
        parser::parse(language.messages()).unwrap_or_else(|(_, errors)| panic!("{language:?}: {errors:?}"));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let ast::Entry::Message(message) = entry else { continue };
        let mut names = BTreeSet::new();
        arguments(message.value.as_ref().expect("a value"), &mut names);
        let double = messages.insert(message.id.name.to_owned(), names);
        assert!(double.is_none(), "{language:?}: {} is there twice", message.id.name);
    }
    messages
}

fn arguments(pattern: &ast::Pattern<&str>, names: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let ast::PatternElement::Placeable { expression } = element else { continue };
        match expression {
            ast::Expression::Inline(ast::InlineExpression::VariableReference { id }) => {
                names.insert(id.name.to_owned());
            }
            ast::Expression::Select { selector, variants } => {
                if let ast::InlineExpression::VariableReference { id } = selector {
                    names.insert(id.name.to_owned());
                }
                variants.iter().for_each(|variant| arguments(&variant.value, names));
            }
            ast::Expression::Inline(_) => {}
        }
    }
}

#[test]
fn every_language_says_the_same() {
    let english = messages(Language::English);
    let record = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record/nuclear-security/actors.csv");
    let actors = fs::read_to_string(record).expect("the actors");
    let actors: BTreeSet<String> = actors
        .lines()
        .skip(1)
        .filter_map(|row| Some(format!("actor-{}", slug(row.split_once(',')?.0))))
        .collect();
    for language in Language::ALL {
        // In English the record names whoever acts; every other language has a name for all of them.
        let (named, own): (BTreeMap<_, _>, _) =
            messages(language).into_iter().partition(|(id, _)| id.starts_with("actor-"));
        if language != Language::English {
            assert_eq!(named.into_keys().collect::<BTreeSet<_>>(), actors, "{language:?}");
        }
        assert_eq!(
            own.keys().collect::<Vec<_>>(),
            english.keys().collect::<Vec<_>>(),
            "{language:?} has other messages"
        );
        for (id, names) in &own {
            assert!(
                names.is_subset(&english[id]),
                "{language:?}: {id} has arguments that nothing fills: {names:?}"
            );
        }
        // What cannot be formatted would be shown as its id.
        assert!(!language.locale().say("skip", &Arguments::new()).is_empty());
    }
}

/// The sources of the pages, in one text.
fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() {
            sources(&entry, all);
        } else if entry.extension().is_some_and(|e| e == "rs") && !entry.ends_with("tests.rs") {
            all.push_str(&fs::read_to_string(entry).expect("a source"));
        }
    }
}

/// The literals that follow a beginning: `after("t!(view, \"", text)`.
fn after<'a>(beginning: &str, text: &'a str) -> Vec<&'a str> {
    text.split(beginning).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_message_is_used_and_there() {
    let mut text = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ").replace("t!( ", "t!(");
    let mut used: BTreeSet<String> = ["view", "locale", "self"]
        .into_iter()
        .flat_map(|it| after(&format!("t!({it}, \""), &text))
        .map(str::to_owned)
        .collect();
    for columns in text.split("heads(view, &[").skip(1).filter_map(|rest| rest.split(']').next()) {
        let words = columns.split('"').skip(1).step_by(2).map(|word| word.trim_start_matches('#'));
        used.extend(words.filter(|word| !word.is_empty()).map(|word| format!("head-{word}")));
    }
    let there: BTreeSet<String> = messages(Language::English).into_keys().collect();
    let words = |family: &str, words: Vec<&str>| {
        words.into_iter().map(|word| format!("{family}-{}", slug(word))).collect::<Vec<_>>()
    };
    used.extend(words("act", ActKind::ALL.iter().map(|k| k.word()).collect()));
    used.extend(words("act", What::WORDS.to_vec()));
    used.extend(words("grade", Grade::ALL.iter().map(|g| g.word()).collect()));
    used.extend(words("value", Grade::ALL.iter().map(|g| g.word()).collect()));
    used.extend(words("act", Capacity::ALL.iter().map(|c| c.word()).collect()));
    used.extend(words("counted", Counted::ALL.iter().map(|c| c.word()).collect()));
    used.extend(words("because", Because::ALL.iter().map(|b| b.word()).collect()));
    used.extend(words("finding", CODES.to_vec()));
    used.extend(words("finding", vec!["table", "draft"]));
    for form in forms::all() {
        used.extend(words("form", vec![form.id]));
        used.extend(
            form.asked()
                .filter_map(|field| match field.input {
                    Input::Choice(vocabulary, words) => Some((vocabulary, words)),
                    _ => None,
                })
                .flat_map(|(vocabulary, all)| words(vocabulary, all.to_vec())),
        );
        let own = |column: &str| format!("field-{}-{column}", form.id);
        used.extend(form.asked().map(|field| match there.contains(&own(field.column)) {
            true => own(field.column),
            false => format!("field-{}", field.column),
        }));
    }
    used.extend(words("level", Level::ALL.iter().map(|l| l.word()).collect()));
    used.extend(words("value", Level::ALL.iter().map(|l| l.word()).collect()));
    used.extend(words(
        "force",
        [Force::Binding, Force::Political, Force::Proposed].map(Force::word).to_vec(),
    ));
    used.extend(words(
        "state",
        State::ALL.iter().filter_map(|s| s.title().split_once(' ')).map(|(_, word)| word).collect(),
    ));
    let missing: Vec<_> = used.difference(&there).collect();
    assert!(missing.is_empty(), "messages that are not there: {missing:?}");
    // Vocabularies are looked up by the word that the record has; what is in one is used where the vocabulary is.
    let families: BTreeSet<&str> =
        ["view", "self", "locale"].iter().flat_map(|it| after(&format!("{it}.word(\""), &text)).collect();
    let unused: Vec<_> = there
        .difference(&used)
        .filter(|id| !families.iter().any(|family| id.starts_with(&format!("{family}-"))))
        .collect();
    assert!(unused.is_empty(), "messages that nothing uses: {unused:?}");
}

/// A heading stands alone: whoever reads only it knows what the column holds. A bare preposition says nothing, and
/// "State" is both what is and who is.
#[test]
fn headings_are_understood_alone() {
    let bare = [
        (Language::English, &["By", "From", "Of", "To", "As", "For", "In", "On", "At", "State", "Place"][..]),
        (Language::French, &["Par", "De", "Sur", "À", "Au", "Pour", "En", "Dans", "État", "Place"]),
        (Language::Spanish, &["Por", "De", "A", "Hasta", "Para", "En", "Estado"]),
        (Language::Russian, &["Кем", "Кем, чем", "От", "Из", "С", "По", "В", "Для", "На"]),
        (Language::Chinese, &["自", "至", "由", "从", "在", "为", "方式"]),
        (Language::Arabic, &["من", "إلى", "بـ", "في", "على", "لـ"]),
    ];
    for (language, bare) in bare {
        let wrong: Vec<&str> = language
            .messages()
            .lines()
            .filter_map(|line| line.strip_prefix("head-")?.split_once(" = "))
            .filter(|(_, text)| bare.contains(text))
            .map(|(id, _)| id)
            .collect();
        assert!(wrong.is_empty(), "{}: {wrong:?}", language.tag());
    }
}

#[test]
fn languages_are_chosen_as_readers_prefer() {
    assert_eq!(Language::accepted("fr-CH, fr;q=0.9, en;q=0.8"), Language::French);
    assert_eq!(Language::accepted("de, ru;q=0.5, en;q=0.4"), Language::Russian);
    assert_eq!(Language::accepted("zh-Hant-TW"), Language::Chinese);
    assert_eq!(Language::accepted("de"), Language::English);
    assert_eq!(Language::accepted(""), Language::English);
}

#[test]
fn dates_numbers_and_names_are_as_cldr_has_them() {
    let day = comity_regime::Day::new(2016, 5, 8).expect("a day");
    let write = |language: Language| language.locale().day(day);
    assert_eq!(
        Language::ALL.map(write),
        ["8 مايو 2016", "2016年5月8日", "8 May 2016", "8 mai 2016", "8 мая 2016\u{202f}г.", "8 may 2016"]
    );
    let count = |language: Language| language.locale().number(6213);
    assert_eq!(Language::ALL.map(count), ["6,213", "6,213", "6,213", "6\u{202f}213", "6\u{a0}213", "6213"]);
    let name = |language: Language| language.locale().name("FIN").unwrap_or_default();
    assert_eq!(Language::ALL.map(name), ["فنلندا", "芬兰", "", "Finlande", "Финляндия", "Finlandia"]);
    // CLDR says otherwise what the United Nations calls by another name.
    assert_eq!(Language::French.locale().name("KOR").as_deref(), Some("République de Corée"));
    assert!(Language::French.locale().compare("Égypte", "Estonie").is_lt());
}

/// What a definition may say, one line for each way to say it; those of the record come besides.
const EVERY_CLAUSE: &str = r#"instrument all "All"
  enters into force  30 days after 21 deposits
  enters into force  on 1 deposit
  enters into force  1 day after deposits by two thirds of States party to cppnm
  enters into force  3 months after 50 deposits by States with nuclear, of which 17 by actors with annex-i
  enters into force  90 days after 55 deposits, carrying 55% of co2 of actors with annex-i
  enters into force  1 year after deposits carrying 2/7 of co2
  enters into force  first day of the month after 60 days after deposits by all of list annex-2
  enters into force  first day of the sixth month after the month of deposits by {GBR, SUN, USA} and 40 others
  enters into force  1 month after deposits by (members of UN but not parties to cppnm) and 1 others, and 1 deposit by organisations
  enters into force  on 2019-01-01 if 20 deposits, else 90 days later
  enters into force  2 years after entry into force of cppnm, but not before 1 year after opening
  enters into force  on adoption, but not before 2019-01-01
  enters into force  6 months after acceptance on 2018-07-01 unless 1 objection, or objections by a majority of contracting parties to cppnm
  enters into force  on acceptance on 2018-07-01 unless objections by all of subscribers to cppnm, or objections carrying 12.5% of co2
  enters into force  3 months after own deposit
  enters into force  30 days after 3 deposits by {CAN, CHN, JPN}, and 7 deposits by {AUS, FJI}, or 6 months after 13 deposits, but not before 3 years after adoption
  enters into force  90 days after deposits by three quarters of the number of parties to cppnm as on adoption
  enters into force  on deposits by more than one third of States as on 1990-01-01, carrying 400000 of tonnage of States
  enters into force  on deposits carrying 2.5 of tonnage, or on 4 deposits
  enters into force  on deposits by all of signers of all, or on opening
  enters into force  1 year after acceptance at the end of 12 months after adoption unless objections by more than 40% of States as on entry into force of cppnm
  for later parties  30 days after own deposit
  for parties after entry into force  on own deposit
  takes effect  on subscription
  binds  States or organisations unless they object
  binds  actors and signatories to cppnm unless they object
  binds  participants in nss at level head unless they object
  binds  participants in nss at level minister or above but not participants in nss-2010 unless they object
  consent by  ratification, acceptance, approval
  binds  depositors to cppnm among (States or organisations)
  binds  depositors to cppnm unless they reserve
  binds  States as on opening unless they object or reserve before entry into force
  denunciation takes effect  1 year after notification
  denunciation takes effect  on 30 June if notified by 1 January
  denunciation takes effect  at the end of a period
  denunciation takes effect  at the end of a period if notified 6 months before
  denunciation not before  3 years after entry into force
  denunciation not before  1 year after own entry into force
  lasts  25 years
  lasts  10 years, then 5 years at a time
  succession takes effect  30 days after notification
  provisional application  by States from adoption
  provisional application  by signers of all from 1994-11-16 until 2 years after opening unless they object
  provisional application ends  60 days after notification
  reservations  allowed unless one third of contracting parties to all object within 12 months
  denunciation not allowed
  denounced with  all
  succession takes effect  from independence
  succession takes effect  on notification
  provisional application  on declaration
  reservations  allowed
  reservations  not allowed
  reservations  allowed to Article 17(2), Article 18
  ends when parties fall below  16
  in force only while  at least 3 parties

forum every "Every"
  meets  5 years after entry into force of cppnm
  meets  1 year after 2014-10-09
  meets  when a majority of members request it
  meets again  every year
  meets again  every 6 months
  meets again  every 30 days
  meets again  when half of members request it, not before 5 years after the last session
  between sessions  every 2 years "Meeting of experts"
  decides  by consensus
  decides on procedure  by a majority of members present and voting
  decides on budget  by three quarters of members present
  decides on seats  by four fifths of members
  decides on papers  by silence
  decides on texts  by silence unless one third of members object
  quorum  one quarter of members
  convened at least  30 days ahead

measure every "Every"
  share of States with at least 1 kg of heu that are hosts of "IPPAS" within 10 years
  aim at least two thirds by 2030-01-01
  variant "number" number of actors that have requested assistance under pact
  variant "sum" sum of heu and plutonium over States
  variant "held" share of heu over States held by parties to pact
  variant "part" share of heu and plutonium that is heu-civil over States
  variant "rest" share of heu that is not heu-civil over States
  variant "reports" reports due under pact that came
  variant "all" commitments under nss that are delivered
  variant "record" commitments under nss that are delivered as the record itself shows
  variant "own" commitments under nss that are delivered by themselves
  variant "peers" commitments under nss that are delivered by peers
  variant "independent" commitments under nss that are delivered independently
  variant "nothing" commitments under nss that are nothing found
  variant "sessions" sessions due of nss that were held
  variant "missions" missions "IPPAS" to States
  variant "late" missions "IPPAS" to actors that have reported under pact within 18 months
  variant "areas" areas covered by instruments in force
  variant "binding" areas covered by instruments in force that are binding
  variant "fewest" fewest of parties to pact as "one", (hosts of "IPPAS" within 10 years or States) as "two" over States

measure more "More"
  number of States
  aim more

measure none "None"
  number of States
  aim none by 2030-01-01

measure most "Most"
  sum of heu over States
  aim at most 3 kg
"#;

/// The clauses of a text, each as it says itself and as a language reads it.
fn clauses(text: &str, language: Language) -> Vec<(String, String)> {
    let source = SourceText::new("all.instrument", text);
    let (script, found) = parse(&source);
    assert!(found.is_empty(), "{found:?}");
    let locale = language.locale();
    let each = script.lines.into_iter().filter_map(|line| match line.item? {
        Item::Clause(clause) => Some((clause.rule.to_string(), locale.rule(&clause.rule))),
        Item::ForumClause(clause) => Some((clause.rule.to_string(), locale.forum_rule(&clause.rule))),
        Item::OpenTo(set) | Item::Members(set) => Some((set.to_string(), locale.set(&set))),
        Item::Figure(figure) => Some((figure.to_string(), locale.figure(&figure))),
        Item::Variant(variant) => Some((variant.figure.to_string(), locale.figure(&variant.figure))),
        Item::Aim(aim) => Some((aim.to_string(), locale.aim(&aim))),
        _ => None,
    });
    each.collect()
}

/// The definitions of the records beside the code.
fn definitions() -> Vec<String> {
    let records = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../record");
    let folders = ["nuclear-security", "worked-examples"].map(|name| records.join(name).join("instruments"));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    files.map(|file| fs::read_to_string(file.expect("a file").path()).expect("a definition")).collect()
}

#[test]
fn clauses_are_read_in_english_in_their_own_words() {
    let mut read = 0;
    for text in definitions().iter().map(String::as_str).chain([EVERY_CLAUSE]) {
        for (said, read_out) in clauses(text, Language::English) {
            // The days in it are written out for people, and terms of several words without the line between them.
            let words = said.split_whitespace().map(|word| {
                let bare = word.trim_end_matches(',');
                let day = bare.parse().map(|day| word.replace(bare, &Language::English.locale().day(day)));
                day.unwrap_or_else(|_| word.replace('_', " "))
            });
            assert_eq!(read_out, words.collect::<Vec<_>>().join(" "));
            read += 1;
        }
    }
    assert!(read > 60 + EVERY_CLAUSE.lines().count() - 10, "{read}");
}

#[test]
fn clauses_are_read_in_every_language() {
    for language in Language::ALL {
        for (said, read) in
            definitions().iter().chain([&EVERY_CLAUSE.to_owned()]).flat_map(|t| clauses(t, language))
        {
            assert!(!read.contains("{$") && !read.contains("clause-"), "{language:?}: {said}: {read}");
            let same = language != Language::English && read.contains(" by ") | read.contains("takes effect");
            assert!(!same, "{language:?}: {said}: {read}");
        }
    }
    let clause = "instrument a \"A\"\n  enters into force  30 days after deposits by two thirds of States party to cppnm\n";
    let read = |language| clauses(clause, language).remove(0).1.replace(['\u{2068}', '\u{2069}'], "");
    assert_eq!(
        [Language::French, Language::Spanish, Language::Russian, Language::Chinese, Language::Arabic]
            .map(read),
        [
            "entre en vigueur 30 jours après le dépôt d’instruments par deux tiers des États parties à cppnm",
            "entra en vigor 30 días tras el depósito de instrumentos por dos tercios de los Estados partes en cppnm",
            "вступает в силу через 30 дней после получения документов от двух третей государств — участников cppnm",
            "三分之二的cppnm缔约国交存文书后30天生效",
            "يبدأ نفاذه بعد 30 يوماً من إيداع صكوك من جانب ثلثي الدول الأطراف في cppnm",
        ]
    );
}

#[test]
fn a_sentence_that_ends_with_a_date_ends_once() {
    let day = comity_regime::Day::new(2027, 4, 1).expect("a day");
    for language in Language::ALL {
        let locale = language.locale();
        let mut arguments = Arguments::new();
        arguments.set("day", locale.day(day));
        let said = locale.say("whatif-from", &arguments);
        assert!(said.ends_with(['.', '。']) && !said.contains(".."), "{said}");
    }
}
