//! The regime at a glance: what binds, who is missing, what comes, what was promised and what is known of it.

use axum::response::Response;
use comity_assess::{
    due::in_forums,
    measure::{Group, Reading, Reckoner},
    promise::{Became, CommitmentStatus, Which, commitments},
};
use comity_regime::{
    Act, InstrumentIx,
    language::ast::{Figure, Force},
    process::{CommitmentKind, Due},
    register::{Known, Measure},
    status::Status,
};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    answer::tables,
    part::{
        chart,
        commitments::fates,
        forum::due::{day_of, due_text},
        known::{each, last_published},
        layout::{Here, carried, date, heads, neighbours, page as lay_out, picture, picture_file, source},
        measure::{bar, title, value},
        status::in_force,
    },
    picture::bars::{Bar, bars},
    question::{
        form::Form,
        view::{Text, View},
    },
    word::{address::encode, locale::t},
};

/// How many of the latest acts are shown.
const LATEST: usize = 5;
/// How many of what falls due are shown.
const DUE: usize = 3;

pub fn page(view: &View) -> Response {
    // Joint statements are many, and have a page of their own.
    let statuses: Vec<(InstrumentIx, Status)> =
        view.standing_instruments().map(|ix| (ix, view.regime.status(ix, view.on))).collect();
    let measures: Vec<Share<'_>> =
        view.regime.register().measures.iter().filter_map(|m| Share::of(view, m)).collect();
    if view.form() == Form::Svg {
        let binding: Vec<_> = statuses.iter().map(|(ix, _)| *ix).collect();
        return picture_file(view, "/", &chart::regime(view, &binding), vec![], None);
    }
    view.answer(
        || shown(view, &statuses, &measures),
        || {
            let statuses: Vec<&Status> = statuses.iter().map(|(_, s)| s).collect();
            json!({ "instruments": statuses, "measures": measures.iter().map(Share::json).collect::<Vec<_>>() })
        },
        || tables::statuses(&statuses.iter().map(|(_, s)| s.clone()).collect::<Vec<_>>()),
    )
}

/// A measure that is a share of a set, on the day asked about.
struct Share<'a> {
    measure: &'a Measure,
    reading: Reading,
    of: Group,
    have: Group,
    missing: Group,
}

impl Share<'_> {
    fn of<'a>(view: &View, measure: &'a Measure) -> Option<Share<'a>> {
        let Figure::Share(..) = measure.figure else { return None };
        let reading = Reckoner::new(&view.regime, &measure.figure, &measure.source).ok()?.on(view.on);
        let (of, have) = (reading.of.clone()?, reading.counted.clone()?);
        Some(Share { measure, of, have, missing: reading.missing.clone()?, reading })
    }

    fn json(&self) -> Value {
        let Share { measure: m, reading, of, have, missing } = self;
        json!({ "measure": m.id, "title": m.title, "gap": m.gap, "of": of.count, "have": have.count,
                "missing_count": missing.count, "missing": missing.set, "known_through": reading.known_through,
                "sure": reading.value.is_sure() })
    }

    /// The share, at least and at most.
    fn percent(&self, view: &View) -> String {
        let of = &self.reading.value;
        match of.low {
            // After the horizon of the record what is possible is no news.
            Some(_) if !of.is_sure() && !self.reading.known_through.covers(view.on) => {
                t!(view, "or-more", what = of.least())
            }
            _ => value(view, of),
        }
    }
}

fn shown(view: &View, statuses: &[(InstrumentIx, Status)], measures: &[Share<'_>]) -> Markup {
    let register = view.regime.register();
    let days = neighbours(view, view.regime.order().iter().copied());
    let name = match &register.about {
        Some(about) => view.title(&about.titles, &about.title),
        None => Text::own(t!(view, "todays-regime")),
    };
    let treaties: Vec<&(InstrumentIx, Status)> =
        statuses.iter().filter(|(ix, _)| register.definition(*ix).force == Force::Binding).collect();
    let promised = commitments(&view.regime, view.on, &Which::default());
    let due = in_forums(&view.regime, None, view.on);
    let here = Here { path: "/", title: name, days, also: &[Form::Svg] };
    lay_out(
        view,
        &here,
        html! {
            p.lead { (sentence(view, &treaties, &promised, &due)) }
            (find(view))
            div.cards {
                section.card aria-labelledby="binds" {
                    h2 #binds { (t!(view, "what-binds")) }
                    (binding(view, &treaties))
                }
                section.card aria-labelledby="gaps" {
                    h2 #gaps { (t!(view, "where-gaps")) }
                    (gaps(view, measures))
                }
                section.card aria-labelledby="due" {
                    h2 #due { (t!(view, "home-comes")) }
                    (comes(view, &due))
                }
            }
            section aria-labelledby="promised" {
                h2 #promised { (t!(view, "home-promised")) }
                (promises(view, &promised))
            }
            section aria-labelledby="over-time" {
                h2 #over-time { (t!(view, "parties-over-time")) }
                (chart::regime(view, &treaties.iter().map(|(ix, _)| *ix).collect::<Vec<_>>()))
                @if treaties.iter().any(|(_, s)| !s.known_through.covers(view.on)) { p.quiet { (t!(view, "chart-dotted")) } }
                (picture(view, "/index"))
            }
            section aria-labelledby="latest" {
                h2 #latest { (t!(view, "latest-acts")) }
                (latest(view))
            }
        },
    )
}

/// What binds, what was promised and what comes, in three sentences.
fn sentence(
    view: &View,
    treaties: &[&(InstrumentIx, Status)],
    promised: &[CommitmentStatus],
    due: &[Due],
) -> Markup {
    let in_force: Vec<&&(InstrumentIx, Status)> =
        treaties.iter().filter(|(_, status)| status.in_force == Some(true)).collect();
    let own: Vec<_> = promised.iter().filter(|c| c.kind == CommitmentKind::National).collect();
    let complete = Became::counts(own.iter().copied())[0];
    let next = due.iter().find(|d| d.due.is_some());
    html! {
        @if !in_force.is_empty() {
            (t!(view, "home-bind", count = in_force.len())) " "
            @for (n, (ix, status)) in in_force.iter().enumerate() {
                @let id = &view.regime.register().definition(*ix).id;
                @if n > 0 { (view.locale.comma()) }
                a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } " ("
                (view.at_least_said(status.parties, status.by_name.parties, status.known_through, |n| t!(view, "parties-count", count = n))) ")"
            }
            ". "
        }
        @if !own.is_empty() { (t!(view, "commitments-lead-national", count = own.len(), complete = complete)) " " }
        @if let Some((d, day)) = next.and_then(|d| Some((d, d.due?))) {
            @let day = view.locale.when(day);
            @let day = if d.not_before { t!(view, "from-day", day = day) } else { day };
            @let said = t!(view, "home-next", what = "\u{1}", day = day);
            @for part in said.split_inclusive('\u{1}') { (part.trim_end_matches('\u{1}')) @if part.ends_with('\u{1}') { (due_text(view, d)) } }
        }
    }
}

/// The way to one's own State, and to three questions.
fn find(view: &View) -> Markup {
    let register = view.regime.register();
    let amended = register.instruments.iter().filter(|i| i.force == Force::Binding).find_map(|i| {
        let whole = i.amends.as_ref()?;
        Some((
            format!("States party to {} but not parties to {}", whole.text, i.id),
            whole.text.clone(),
            i.id.clone(),
        ))
    });
    html! {
        div.ask {
            form role="search" aria-label=(t!(view, "home-find")) action=(view.action("/search")) method="get" {
                (carried(view))
                label for="find" { (t!(view, "home-find")) }
                div { input #find type="search" name="q" autocomplete="off"; button { (t!(view, "go")) } }
            }
            ul.rows {
                @if let Some((set, whole, amendment)) = amended {
                    li { a href=(view.who(&set)) { (t!(view, "home-who-has", whole = view.called(&whole).text, amendment = view.called(&amendment).text)) } }
                }
                li { a href=(view.link("/commitments")) { (t!(view, "home-what-promised")) } }
                li { a href=(view.link("/next")) { (t!(view, "home-what-next")) } }
            }
        }
    }
}

fn binding(view: &View, treaties: &[&(InstrumentIx, Status)]) -> Markup {
    let register = view.regime.register();
    html! {
        table {
            (heads(view, &["treaty", "#parties"]))
            tbody {
                @for (ix, status) in treaties {
                    @let definition = register.definition(*ix);
                    tr {
                        td {
                            a href=(view.link(&format!("/instruments/{}", definition.id))) title=(view.title(&definition.titles, &definition.title).text) { (view.called(&definition.id)) }
                            " " (in_force(view, status, definition.force))
                            (last_published(view, status))
                        }
                        td.number { a href=(view.who(&format!("parties to {}", status.instrument))) { (view.at_least(status.parties, status.by_name.parties, status.known_through)) } }
                    }
                }
            }
        }
        (each(view, treaties.iter().map(|(_, s)| (s.instrument.as_str(), s.known_through))))
        p { a href=(view.link("/instruments")) { (t!(view, "home-texts")) } }
    }
}

fn gaps(view: &View, measures: &[Share<'_>]) -> Markup {
    html! {
        table {
            (heads(view, &["measure", "share", "#missing"]))
            tbody {
                @for m in measures {
                    tr {
                        td { a href=(view.link(&format!("/measures/{}", encode(&m.measure.id)))) { (title(view, m.measure)) } }
                        td.share { (bar(&m.reading.value)) " " (m.percent(view)) }
                        td.number { a href=(view.who(&m.missing.set)) { (view.at_least(m.missing.count, m.missing.by_name, Known::Always)) } }
                    }
                }
            }
        }
        p { a href=(view.link("/gaps")) { (t!(view, "gaps-all")) } " · " a href=(view.link("/weakest-link")) { (t!(view, "weakest-link")) } }
    }
}

/// What comes in forums.
fn comes(view: &View, due: &[Due]) -> Markup {
    html! {
        ul.rows {
            @for d in due.iter().take(DUE) {
                li {
                    strong { (day_of(view, d)) }
                    br; a href=(view.link("/next")) { (due_text(view, d)) } " " span.quiet { (view.state(d.state)) }
                }
            }
        }
        @if due.is_empty() { p.quiet { (t!(view, "nothing-due")) } }
        p { a href=(view.link("/calendar")) { (t!(view, "calendar")) } }
    }
}

/// What became of promises, those of single States and joint ones apart.
fn promises(view: &View, all: &[CommitmentStatus]) -> Markup {
    let bar_of = |kind: CommitmentKind, label: String| {
        let parts = Became::counts(all.iter().filter(|c| c.kind == kind)).to_vec();
        let link = Some(view.link(&format!("/commitments?kind={}", kind.word())));
        parts.iter().any(|n| *n > 0).then_some(Bar { label, link, parts })
    };
    let bars_of: Vec<Bar> = [
        bar_of(CommitmentKind::National, t!(view, "home-own")),
        bar_of(CommitmentKind::Joint, t!(view, "home-joint")),
    ]
    .into_iter()
    .flatten()
    .collect();
    html! {
        @if bars_of.is_empty() { p.quiet { (t!(view, "there-is-none")) } } @else { (bars(view.locale, &t!(view, "home-promised"), &fates(view), &bars_of)) }
        p.quiet { (t!(view, "nothing-found-meaning")) }
    }
}

/// The latest acts that the record knows.
fn latest(view: &View) -> Markup {
    let register = view.regime.register();
    let all = view.regime.acts();
    let of_each = |ix: &InstrumentIx| all.dated_before(*ix, view.on.next()).take(LATEST);
    let mut acts: Vec<&Act> = view.regime.order().iter().flat_map(of_each).collect();
    acts.sort_by_key(|act| std::cmp::Reverse((act.date.earliest, act.entry)));
    acts.truncate(LATEST);
    html! {
        table {
            (heads(view, &["date", "who", "what", "source"]))
            tbody {
                @for act in &acts {
                    @let id = &register.definition(act.instrument).id;
                    tr {
                        td { (date(view, act.date)) }
                        td { (view.actor(&register.actors[act.actor].id)) }
                        td { (view.word("act", act.kind.word())) " · " a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } }
                        td { (source(view, &view.regime.cited(act.sources()))) }
                    }
                }
            }
        }
        p { a href=(view.link("/acts")) { (t!(view, "acts-as-recorded")) } }
    }
}
