//! A depositary notification (VCLT Art. 77(1)(e)), drafted from an act: what the depositary sends to all States.

use axum::response::Response;
use comity_assess::plain_text;
use comity_regime::{Act, InstrumentIx, engine::Consent};
use maud::{Markup, html};
use serde_json::json;

use crate::{
    part::layout::{Here, page as lay_out},
    question::{
        form::Form,
        problem::Problem,
        view::{Text, View},
    },
    word::locale::t,
};

/// The notification of the act that an entry holds.
pub fn page(view: &View, entry: &str) -> Response {
    let act = entry.parse().ok().and_then(|entry: u64| view.regime.acts().find(|act| act.entry == entry));
    let Some(act) = act else {
        return view.problem(Problem::not_found(format!("entry {entry} is no act on an instrument")));
    };
    let lines = lines(view, act);
    let title = t!(view, "notification");
    if view.form() == Form::Markdown {
        let each = lines.iter().map(|line| format!("\n{}\n", plain_text(line)));
        return view.answer_as(|| format!("# {title}\n{}", each.collect::<String>()).into_bytes());
    }
    let path = format!("/notifications/{}", act.entry);
    view.answer(
        || shown(view, &path, &title, act, &lines),
        || json!({ "entry": act.entry, "language": view.locale.language.tag(), "title": title, "text": lines }),
        || std::iter::once(vec!["text".to_owned()]).chain(lines.iter().map(|line| vec![line.clone()])).collect(),
    )
}

fn lines(view: &View, act: &Act) -> Vec<String> {
    let register = view.regime.register();
    let definition = register.definition(act.instrument);
    let depositary: Vec<String> =
        definition.depositary.iter().map(|name| view.name_of(&name.text).text).collect();
    let instrument = view.title(&definition.titles, &definition.title).text;
    let name = view.name(act.actor).text;
    let kind = view.word("act", act.kind.word()).text;
    let mut lines = vec![
        t!(view, "notification-who", depositary = depositary.join(view.locale.comma())),
        t!(
            view,
            "notification-act",
            day = view.locale.when(act.date),
            name = &name,
            act = kind,
            instrument = &instrument
        ),
    ];
    if !act.detail().is_empty() {
        lines.push(act.detail().to_owned());
    }
    if let Some(bound) = consent(view, act.instrument, act).and_then(|consent| consent.bound) {
        lines.push(t!(view, "notification-bound", name = &name, day = view.locale.when(bound)));
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

fn consent(view: &View, ix: InstrumentIx, act: &Act) -> Option<Consent> {
    view.regime.consents(ix).into_iter().find(|consent| consent.act.entry == act.entry)
}

fn shown(view: &View, path: &str, title: &str, act: &Act, lines: &[String]) -> Markup {
    let here = Here { path, title: Text::own(title), days: vec![], also: &[Form::Markdown] };
    lay_out(
        view,
        &here,
        html! {
            p.quiet { (t!(view, "notification-draft")) " " a href=(view.action(&format!("/log/entries/{}", act.entry))) { (t!(view, "entry-number", entry = act.entry)) } }
            article.notification { @for line in lines { p { (line) } } }
        },
    )
}
