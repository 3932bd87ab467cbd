//! How far a text has come: in all, by article, and over time.

use comity_draft::{
    Text,
    view::{Counts, Step},
};
use comity_regime::register::Known;
use maud::{Markup, html};

use crate::part::text::said::{heading, name, provision_path};
use crate::{
    part::layout::heads,
    picture::{
        bars::{Bar, bars},
        steps::{Line, steps},
    },
    question::{negotiated::Laid, view::View},
    word::locale::t,
};

/// How far provisions can have come, the furthest first: how each is drawn, and its word.
const FAR: [(&str, &str); 5] = [
    ("five", "adopted"),
    ("three", "ad_referendum"),
    ("one", "clean"),
    ("two", "bracketed"),
    ("unknown", "not_discussed"),
];

/// What the parts of a bar are called.
pub fn legend(view: &View) -> Vec<(&'static str, String)> {
    FAR.iter().map(|(class, word)| (*class, view.word("text-status", word).text)).collect()
}

/// The parts of a bar, in the order of the legend.
pub fn parts(counts: &Counts) -> Vec<usize> {
    let Counts { not_discussed, bracketed, clean, ad_referendum, adopted } = *counts;
    vec![adopted, ad_referendum, clean, bracketed, not_discussed]
}

/// How far it has come by article and over time, as pictures and as the figures in them.
pub fn section(view: &View, text: &Text, laid: &Laid, code: &str) -> Markup {
    let reading = &laid.reading;
    let bar = |(id, _, counts): &(String, String, Counts)| {
        let shown = reading.provision(id)?;
        let name = name(view, reading, shown);
        let label = match heading(reading, shown, code) {
            Some(heading) => format!("{name}: {}", short(&heading)),
            None => name,
        };
        Some(Bar { label, link: Some(view.link(&provision_path(&text.id, id))), parts: parts(counts) })
    };
    let each: Vec<Bar> = laid.progress.by_article.iter().filter_map(bar).collect();
    let course = view.course(text);
    html! {
        section aria-labelledby="by-article" {
            h2 #by-article { (t!(view, "text-by-article")) }
            (bars(view.locale, &t!(view, "text-by-article"), &legend(view), &each))
        }
        section aria-labelledby="over-time" {
            h2 #over-time { (t!(view, "text-over-time")) }
            (drawn(view, &course))
            table.figures {
                (heads(view, &["date", "#adopted", "#ad-referendum", "#without-brackets", "#bracketed", "#not-discussed"]))
                tbody { @for step in course.iter().rev() { tr {
                    td { a href=(view.link_on(&format!("/texts/{}", text.id), Some(step.day))) { time datetime=(step.day) { (view.locale.day(step.day)) } } }
                    @for count in parts(&step.counts) { td.number { (view.locale.number(count)) } }
                } } }
            }
        }
    }
}

/// How many letters of a heading stand beside a bar.
const LETTERS: usize = 18;

fn short(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
        None => text.to_owned(),
    }
}

fn drawn(view: &View, course: &[Step]) -> Markup {
    let Some(first) = course.first().map(|step| step.day) else { return html! {} };
    let line = |(n, (class, label)): (usize, (&'static str, String))| {
        let class = if class == "unknown" { "six" } else { class };
        let steps = course.iter().map(|step| {
            let count = parts(&step.counts).get(n).copied().unwrap_or(0);
            (step.day, count, count)
        });
        Line { class, label, said: None, steps: steps.collect(), known: Known::Always, least: 0 }
    };
    let drawn = |line: &Line| line.steps.iter().any(|(_, count, _)| *count > 0);
    let lines: Vec<Line> = legend(view).into_iter().enumerate().map(line).filter(drawn).collect();
    steps(view.locale, &t!(view, "text-over-time"), &lines, (first, view.on), None, &[])
}
