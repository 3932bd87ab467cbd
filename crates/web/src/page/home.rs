//! The regime today: what binds, where the gaps are, what happened last.

use axum::response::Response;
use comity_assess::{
    due::in_forums,
    measure::{Group, Reading, Reckoner},
    promise::Tally,
};
use comity_regime::{
    Act, Day, InstrumentIx,
    language::ast::Figure,
    register::{Known, Measure},
    status::Status,
};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::{
    answer::tables,
    part::{
        chart,
        due::due_text,
        known::{each, last_published},
        layout::{Here, date, heads, page as lay_out, picture, source},
        measure::{bar, title, value},
        status::in_force,
    },
    picture::standalone,
    question::{
        form::Form,
        view::{Text, View},
    },
    word::{address::encode, locale::t},
};

/// How many of the latest acts are shown.
const LATEST: usize = 12;

pub fn page(view: &View) -> Response {
    // Joint statements are many, and have a page of their own.
    let statuses: Vec<(InstrumentIx, Status)> =
        view.standing_instruments().map(|ix| (ix, view.regime.status(ix, view.on))).collect();
    let measures: Vec<Share<'_>> =
        view.regime.register().measures.iter().filter_map(|m| Share::of(view, m)).collect();
    let mut acts: Vec<&Act> = view.regime.acts().filter(|a| a.date.earliest <= view.on).collect();
    acts.sort_by_key(|a| std::cmp::Reverse((a.date.earliest, a.entry)));
    if view.form() == Form::Svg {
        let binding: Vec<_> = statuses.iter().map(|(ix, _)| *ix).collect();
        return view.answer_as(|| standalone(&chart::regime(view, &binding)));
    }
    view.answer(
        || shown(view, &statuses, &measures, &acts[..acts.len().min(LATEST)]),
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
                t!(view, "or-more", what = value(view, &of.end(of.low)))
            }
            _ => value(view, of),
        }
    }
}

fn shown(
    view: &View,
    statuses: &[(InstrumentIx, Status)],
    measures: &[Share<'_>],
    latest: &[&Act],
) -> Markup {
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
    let due = in_forums(&view.regime, None, view.on);
    let promises = Tally::of(&view.regime, view.on);
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
            a href=(view.link("/commitments")) { (t!(view, "commitments-count", count = promises.all)) }
            @if promises.nothing_found > 0 { " · " a href=(view.link("/commitments?state=nothing_found")) { "▲ " (t!(view, "past-deadline", count = promises.nothing_found, all = promises.all)) } }
        }
    }
}
