//! The regime today: what binds, where the gaps are, what happened last.

use axum::response::Response;
use comity_regime::{
    Act, Count, Day, InstrumentIx,
    language::ast::{Figure, Force, SetExpr},
    register::{Known, Measure},
    status::Status,
};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::{
    calendar::due_text,
    known::{each, last_published},
    layout::{Here, date, heads, page as lay_out, picture, source},
};
use crate::{
    chart,
    locale::t,
    respond::Form,
    tables,
    view::{Text, View},
};

/// How many of the latest acts are shown.
const LATEST: usize = 12;

pub fn page(view: &View) -> Response {
    // Joint statements are many, and have a page of their own.
    let statuses: Vec<(InstrumentIx, Status)> =
        view.standing_instruments().map(|ix| (ix, view.regime.status(ix, view.on))).collect();
    let measures: Vec<Measured> =
        view.regime.register().measures.iter().filter_map(|m| measure(view, m)).collect();
    let mut acts: Vec<&Act> = view.regime.acts().filter(|a| a.date.earliest <= view.on).collect();
    acts.sort_by_key(|a| std::cmp::Reverse((a.date.earliest, a.entry)));
    if view.form() == Form::Svg {
        let binding: Vec<_> = statuses.iter().map(|(ix, _)| *ix).collect();
        return view.answer_as(|| chart::standalone(&chart::regime(view, &binding)));
    }
    view.answer(
        || shown(view, &statuses, &measures, &acts[..acts.len().min(LATEST)]),
        || {
            let statuses: Vec<&Status> = statuses.iter().map(|(_, s)| s).collect();
            json!({ "instruments": statuses, "measures": measures.iter().map(Measured::json).collect::<Vec<_>>() })
        },
        || tables::statuses(&statuses.iter().map(|(_, s)| s.clone()).collect::<Vec<_>>()),
    )
}

/// A measure on the day: which part of one set is in another.
struct Measured {
    id: String,
    title: String,
    /// The title in the reader's language.
    text: Text,
    gap: Option<String>,
    whole: Count,
    part: Count,
    /// How many are missing, and how many of them by name.
    missing: (Count, Count),
    /// Those missing, as a question.
    outside: String,
    /// Through which day both sets are known.
    known: Known,
    sure: bool,
}

impl Measured {
    fn json(&self) -> Value {
        json!({ "measure": self.id, "title": self.title, "gap": self.gap, "of": self.whole, "have": self.part,
                "missing_count": self.missing.0, "missing": self.outside, "known_through": self.known, "sure": self.sure })
    }

    fn percent(&self, view: &View) -> String {
        let share = |n: usize, of: usize| (n * 100).checked_div(of).unwrap_or(0);
        let (least, most) =
            (share(self.part.min, self.whole.max), share(self.part.max, self.whole.min).min(100));
        match least == most {
            true => format!("{least}%"),
            // After the horizon of the record what is possible is no news.
            false if !self.known.covers(view.on) => t!(view, "or-more", what = format!("{least}%")),
            false => format!("{least}-{most}%"),
        }
    }
}

fn measure(view: &View, measure: &Measure) -> Option<Measured> {
    // Only shares of sets are shown here.
    let Figure::Share(all, those) = &measure.figure else { return None };
    let who = |set: &SetExpr| view.regime.who(set, &measure.source, view.on).ok();
    let (whole, part) = (all.clone(), those.clone());
    let both = who(&SetExpr::And(Box::new(whole.clone()), Box::new(part.clone())))?;
    let missing = who(&SetExpr::ButNot(Box::new(whole), Box::new(part)))?;
    let whole = who(all)?;
    Some(Measured {
        id: measure.id.clone(),
        title: measure.title.clone(),
        text: view.title(&measure.titles, &measure.title),
        gap: measure.gap.clone(),
        whole: whole.count,
        part: both.count,
        missing: (missing.count, missing.recorded.count()),
        known: both.known.min(whole.known),
        sure: both.is_sure() && whole.is_sure(),
        outside: format!("({all}) but not ({those})"),
    })
}

fn shown(view: &View, statuses: &[(InstrumentIx, Status)], measures: &[Measured], latest: &[&Act]) -> Markup {
    let register = view.regime.register();
    let days: Vec<Day> = {
        let mut days: Vec<Day> = view.regime.acts().filter_map(|a| a.date.day()).collect();
        days.sort_unstable();
        days.dedup();
        days
    };
    let binding: Vec<InstrumentIx> = statuses.iter().map(|(ix, _)| *ix).collect();
    let here = Here { path: "/", title: Text::own(t!(view, "todays-regime")), days, also: &[Form::Svg] };
    lay_out(
        view,
        &here,
        html! {
            div.cards {
                section.card aria-labelledby="binds" {
                    h2 #binds { (t!(view, "what-binds")) }
                    table {
                        (heads(view, &["instrument", "#parties"]))
                        tbody {
                            @for (ix, status) in statuses {
                                @let definition = register.definition(*ix);
                                tr {
                                    td {
                                        a href=(view.link(&format!("/instruments/{}", definition.id))) { (view.title(&definition.titles, &definition.title)) }
                                        br; (in_force(view, status, definition.force)) " " span.quiet { (view.called(&definition.id)) }
                                        (last_published(view, status))
                                    }
                                    td.number { a href=(view.who(&format!("parties to {}", status.instrument))) { (view.at_least(status.parties, status.by_name.parties, status.known_through)) } }
                                }
                            }
                        }
                    }
                    (each(view, statuses.iter().map(|(_, s)| (s.instrument.as_str(), s.known_through))))
                }
                section.card aria-labelledby="due" {
                    h2 #due { (t!(view, "what-is-due")) }
                    (due(view))
                }
                section.card aria-labelledby="gaps" {
                    h2 #gaps { (t!(view, "where-gaps")) }
                    table {
                        (heads(view, &["measure", "share", "#missing"]))
                        tbody {
                            @for m in measures {
                                tr {
                                    td { (m.text) }
                                    td.share { (bar(m)) " " (m.percent(view)) }
                                    td.number { a href=(view.who(&m.outside)) { (view.at_least(m.missing.0, m.missing.1, Known::Always)) } }
                                }
                            }
                        }
                    }
                }
            }
            section aria-labelledby="over-time" {
                h2 #over-time { (t!(view, "parties-over-time")) }
                (chart::regime(view, &binding))
                @if statuses.iter().any(|(_, s)| !s.known_through.covers(view.on)) { p.quiet { (t!(view, "chart-dotted")) } }
                (picture(view, "/index"))
            }
            section aria-labelledby="latest" {
                h2 #latest { (t!(view, "latest-acts")) }
                table {
                    (heads(view, &["date", "who", "what", "source"]))
                    tbody {
                        @for act in latest {
                            @let actor = &register.actors[act.actor];
                            @let id = &register.definition(act.instrument).id;
                            tr {
                                td { (date(view, act.date)) }
                                td { (view.actor(&actor.id)) }
                                td { (view.word("act", act.kind.word())) " · " a href=(view.link(&format!("/instruments/{id}"))) { (view.called(id)) } }
                                td { (source(view, &view.regime.cited(act.sources()))) }
                            }
                        }
                    }
                }
            }
        },
    )
}

/// How many of what falls due are shown.
const DUE: usize = 6;

/// What falls due in forums, and the commitments past their deadline.
fn due(view: &View) -> Markup {
    let due = super::calendar::due(view, None, view.on);
    let commitments = view.regime.commitments(view.on);
    let passed = commitments.iter().filter(|c| {
        let progress = view.regime.progress(c, view.on);
        progress.state == comity_regime::process::State::NothingFound && progress.sure
    });
    let passed = passed.count();
    html! {
        table {
            (heads(view, &["by", "what"]))
            tbody {
                @for d in due.iter().take(DUE) {
                    tr {
                        td { @match d.due { Some(day) => (date(view, day)), None => span.quiet { (t!(view, "no-date")) } } }
                        td { a href=(view.link("/calendar")) { (due_text(view, d)) } " " span.place { (view.state(d.state)) } }
                    }
                }
            }
        }
        p {
            a href=(view.link("/commitments")) { (t!(view, "commitments-count", count = commitments.len())) }
            @if passed > 0 { " · " a href=(view.link("/commitments?state=nothing_found")) { "▲ " (t!(view, "past-deadline", count = passed, all = commitments.len())) } }
        }
    }
}

/// The share as a bar: what is sure, and what is possible beyond it.
fn bar(m: &Measured) -> Markup {
    let width = |n: usize| (n * 100).checked_div(m.whole.max).unwrap_or(0);
    html! {
        svg.bar viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.whole width="100" height="10" {}
            rect.possible width=(width(m.part.max)) height="10" {}
            rect.sure width=(width(m.part.min)) height="10" {}
        }
    }
}

/// In force or not, with the day.
pub fn in_force(view: &View, status: &Status, force: Force) -> Markup {
    if force == Force::Proposed {
        return html! { span.place.outside { "○ " (t!(view, "proposed")) } };
    }
    html! {
        @match (status.in_force, status.entry_into_force) {
            (Some(true), _) if force == Force::Political => span.place.bound { "● " (t!(view, "on-subscription")) },
            (Some(true), Some(day)) => { span.place.bound { "● " (t!(view, "in-force")) } " " (t!(view, "since", day = view.locale.when(day))) }
            (Some(false), Some(day)) if day.earliest > status.on => {
                span.place.signed { "◐ " (t!(view, "not-yet-in-force")) } " " (t!(view, "from-day", day = view.locale.when(day)))
            }
            (Some(true), None) => span.place.bound { "● " (t!(view, "in-force")) },
            (Some(false), _) => {
                span.place.outside { "○ " (t!(view, "not-in-force")) }
                @if let (Some(have), Some(needed)) = (status.have, status.needed) { " " (view.count(have)) "/" (view.count(needed)) }
            }
            (None, _) => span.doubt { "≈ " (t!(view, "perhaps-in-force")) },
        }
    }
}
