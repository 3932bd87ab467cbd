//! A depositary notification (VCLT Art. 77(1)(e)), drafted from an act: what the depositary sends to all States.

use axum::response::Response;
use comity_assess::plain_text;
use comity_draft::write::letter;
use comity_regime::{Act, ActorIx, Day, InstrumentIx, When, engine::Consent, language::ast::Rule};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::layout::{Here, page as lay_out, source},
    question::{
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// The notification of the act that an entry holds.
pub fn page(view: &View, entry: &str) -> Response {
    let act = entry.parse().ok().and_then(|entry| view.regime.acts().of_entry(entry));
    let Some(act) = act else {
        return view.problem(Problem::not_found(format!("entry {entry} is no act on an instrument")));
    };
    let Some(day) = act.date.day() else {
        let detail =
            format!("entry {entry} is of {}: nothing is notified of an act whose day is not known", act.date);
        return view.problem(Problem::not_found(detail).told(t!(view, "notification-no-day"), None));
    };
    let lines = lines(view, act, day);
    let title = t!(view, "notification");
    if view.form() == Form::Markdown {
        let each = lines.iter().map(|line| format!("\n{}\n", plain_text(line)));
        return view.answer_as(|| format!("# {title}\n{}", each.collect::<String>()).into_bytes());
    }
    let path = format!("/notifications/{}", act.entry);
    if view.form() == Form::Word {
        let footer = format!("{} {}", view.origin(), act.entry);
        let made = || letter(&title, &lines, view.today, &footer, view.locale.language.tag());
        return view.answer_if(made);
    }
    view.answer(
        || shown(view, &path, &title, act, &lines),
        || json!({ "entry": act.entry, "language": view.locale.language.tag(), "title": title, "source": view.regime.cited(act.sources()), "text": lines }),
        || std::iter::once(vec!["text".to_owned()]).chain(lines.iter().map(|line| vec![line.clone()])).collect(),
    )
}

fn lines(view: &View, act: &Act, day: Day) -> Vec<String> {
    let register = view.regime.register();
    let definition = register.definition(act.instrument);
    let depositary: Vec<String> =
        definition.depositary.iter().map(|name| view.name_of(&name.text).text).collect();
    let instrument = view.title(&definition.titles, &definition.title).text;
    let name = formal(view, act.actor);
    let kind = view.word("act", act.kind.word()).text;
    let mut lines = vec![
        t!(
            view,
            "notification-reference",
            log = view.origin(),
            entry = act.entry,
            day = view.locale.day(view.today)
        ),
        t!(view, "notification-to"),
        t!(view, "notification-who", depositary = depositary.join(view.locale.comma())),
        t!(
            view,
            "notification-act",
            day = view.locale.day(day),
            name = &name,
            kind = act.kind.word(),
            act = kind,
            instrument = &instrument
        ),
    ];
    if !act.detail().is_empty() {
        lines.push(act.detail().to_owned());
    }
    if let Some(bound) = consent(view, act.instrument, act).and_then(|consent| consent.bound) {
        let article = article(view, act.instrument, bound);
        lines.push(t!(
            view,
            "notification-bound",
            article = article,
            name = &name,
            day = view.locale.when(bound)
        ));
    }
    let decided = view.regime.status(act.instrument, view.on);
    let triggers =
        decided.trigger.as_ref().is_some_and(|t| t.actors.contains(&register.actors[act.actor].id));
    if let (true, Some(day)) = (triggers, decided.entry_into_force) {
        let article = view
            .regime
            .explain(act.instrument, view.on)
            .and_then(|e| e.article)
            .map_or(String::new(), |article| view.article(&article).text);
        lines.push(t!(
            view,
            "notification-enters",
            instrument = &instrument,
            day = view.locale.when(day),
            article = article
        ));
    }
    lines
}

/// What an actor is called in full, in the reader's language.
fn formal(view: &View, actor: ActorIx) -> String {
    let register = view.regime.register();
    let named = register.names.of(&register.actors[actor].id, view.locale.language.tag());
    named.filter(|name| !name.full.is_empty()).map_or_else(|| view.name(actor).text, |name| name.full.clone())
}

/// The provision by which an act binds from a day: that on entry into force, or that on those who join later.
fn article(view: &View, ix: InstrumentIx, bound: When) -> String {
    let entered = view.regime.status(ix, view.on).entry_into_force;
    let clauses = &view.regime.register().definition(ix).clauses;
    let decides = |rule: &Rule| match entered == Some(bound) {
        true => matches!(rule, Rule::EntersIntoForce(_)),
        false => matches!(rule, Rule::LaterParties(_)),
    };
    let article = clauses
        .iter()
        .find(|(clause, _)| decides(&clause.rule))
        .and_then(|(clause, _)| clause.article.as_ref());
    article.map_or_else(|| t!(view, "notification-its-terms"), |article| view.article(article).text)
}

fn consent(view: &View, ix: InstrumentIx, act: &Act) -> Option<Consent> {
    view.regime
        .consents_of(ix, view.regime.register().actors.origin(act.actor))
        .into_iter()
        .find(|consent| consent.act.entry == act.entry)
}

fn shown(view: &View, path: &str, title: &str, act: &Act, lines: &[String]) -> Markup {
    let here = Here { path, title: Text::own(title), days: vec![], also: &[Form::Markdown, Form::Word] };
    lay_out(
        view,
        &here,
        html! {
            p.quiet { (t!(view, "notification-draft")) " " a href=(view.action(&format!("/log/entries/{}", act.entry))) { (t!(view, "entry-number", entry = act.entry)) } " · " (source(view, &view.regime.cited(act.sources()))) }
            article.notification { @for line in lines { p { (line) } } }
        },
    )
}
