//! Counts over time, as SVG: a step for what is sure, a band for what is possible.

use comity_regime::{Count, Day, register::Known};
use maud::{Markup, html};

use super::{
    ends::{End, ends, room},
    words::TICK,
};
use crate::word::locale::{Locale, t};

/// No more of a chart is left to what stands beside the ends of its lines.
const MOST_FOR_LABELS: f64 = 0.6;
pub(super) const TOP: f64 = 16.0;
pub(super) const BOTTOM: f64 = 28.0;

/// For which screen a chart is drawn: how large, and what is left free on the left at least.
struct Sheet {
    class: &'static str,
    frame: (f64, f64),
    left: f64,
    /// How many years are marked, at most.
    years: i16,
}

const BROAD: Sheet = Sheet { class: "chart broad", frame: (720.0, 260.0), left: 40.0, years: 9 };
const NARROW: Sheet = Sheet { class: "chart narrow", frame: (360.0, 240.0), left: 30.0, years: 3 };

/// A line of counts over time.
pub struct Line {
    /// How it is drawn.
    pub class: &'static str,
    /// What it counts.
    pub label: String,
    /// What stands beside its end, where that is not how many there are of what it counts.
    pub said: Option<String>,
    /// From this day on, at least and at most so many.
    pub steps: Vec<(Day, usize, usize)>,
    /// Through which day it is known; after that it is dotted, and may be more.
    pub known: Known,
    /// How many there are at least on the last day, by names and published totals.
    pub least: usize,
}

/// Where days and counts are in a chart.
pub(super) struct Scale {
    /// The first day.
    pub from: Day,
    /// The last.
    pub to: Day,
    /// The highest count.
    pub most: usize,
    /// How wide and how high the chart is.
    pub frame: (f64, f64),
    /// What is left free on the left and on the right.
    pub margins: (f64, f64),
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a chart")]
impl Scale {
    pub fn x(&self, day: Day) -> f64 {
        let span = f64::from(self.to.number() - self.from.number()).max(1.0);
        let (left, right) = (self.left(), self.right());
        left + (right - left) * f64::from(day.number() - self.from.number()) / span
    }

    pub fn y(&self, count: usize) -> f64 {
        let bottom = self.frame.1 - BOTTOM;
        bottom - (bottom - TOP) * count as f64 / self.most.max(1) as f64
    }

    pub fn left(&self) -> f64 {
        self.margins.0
    }

    pub fn right(&self) -> f64 {
        self.frame.0 - self.margins.1
    }

    /// The corners of a staircase from left to right, until a day.
    pub fn corners(&self, steps: &[(Day, usize)], until: Day) -> Vec<(f64, f64)> {
        let mut corners = vec![];
        let mut level = None;
        for &(day, count) in steps {
            let x = self.x(day.clamp(self.from, self.to));
            if let Some(level) = level {
                corners.push((x, self.y(level)));
            }
            corners.push((x, self.y(count)));
            level = Some(count);
        }
        if let Some(level) = level {
            corners.push((self.x(until.clamp(self.from, self.to)), self.y(level)));
        }
        corners
    }
}

pub(super) fn path(corners: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (i, (x, y)) in corners.iter().enumerate() {
        path += &format!("{}{x:.1} {y:.1}", if i == 0 { "M" } else { "L" });
    }
    path
}

/// What is sure, step by step.
fn least(line: &Line) -> Vec<(Day, usize)> {
    line.steps.iter().map(|s| (s.0, s.1)).collect()
}

/// The line as far as it is known, and from there on.
fn solid_and_dotted(scale: &Scale, line: &Line) -> (Option<String>, Option<String>) {
    let steps = least(line);
    let last = match line.known {
        Known::Always => scale.to,
        Known::Through(day) => day.min(scale.to),
        Known::Unsaid => Day::MIN,
    };
    let (known, later): (Vec<_>, Vec<_>) = steps.into_iter().partition(|(day, _)| *day <= last);
    let dotted: Vec<(Day, usize)> =
        known.last().map(|(_, count)| (last, *count)).into_iter().chain(later).collect();
    let drawn =
        |steps: &[(Day, usize)], until: Day| (!steps.is_empty()).then(|| path(&scale.corners(steps, until)));
    (drawn(&known, last), drawn(&dotted, scale.to).filter(|_| last < scale.to))
}

/// The area between what is sure and what is possible, if there is any.
fn band(scale: &Scale, line: &Line) -> Option<String> {
    let most: Vec<(Day, usize)> = line.steps.iter().map(|s| (s.0, s.2)).collect();
    (most != least(line)).then(|| {
        let mut corners = scale.corners(&most, scale.to);
        corners.extend(scale.corners(&least(line), scale.to).into_iter().rev());
        path(&corners) + "Z"
    })
}

/// Lines over a time, for a screen and for a phone; `entry` is a day to be marked, `totals` are published counts.
pub fn steps(
    locale: &Locale,
    title: &str,
    lines: &[Line],
    span: (Day, Day),
    entry: Option<Day>,
    totals: &[(Day, usize)],
) -> Markup {
    html! { @for sheet in [&BROAD, &NARROW] { (drawn(locale, title, lines, span, entry, totals, sheet)) } }
}

fn drawn(
    locale: &Locale,
    title: &str,
    lines: &[Line],
    (from, until): (Day, Day),
    entry: Option<Day>,
    totals: &[(Day, usize)],
    sheet: &Sheet,
) -> Markup {
    // What stands beside the ends of the lines.
    let said: Vec<(usize, &Line, String)> = lines
        .iter()
        .filter_map(|line| {
            let (_, min, max) = *line.steps.last()?;
            let named = Count { min, max };
            let count = match line.known.covers(until.max(from.next())) {
                true => locale.count(named),
                false => format!("≥ {}", locale.number(min.max(line.least))),
            };
            let said = line.said.clone().unwrap_or_else(|| format!("{count} {}", line.label));
            Some((max, line, said))
        })
        .collect();
    let steps = lines.iter().flat_map(|l| l.steps.iter().map(|s| s.2));
    let most = steps.chain(totals.iter().map(|t| t.1)).max().unwrap_or(1);
    let tick = [1, 2, 5, 10, 20, 25, 50, 100, 200].into_iter().find(|t| most / t <= 5).unwrap_or(500);
    let most = most.next_multiple_of(tick);
    let beside = room(said.iter().map(|(_, _, text)| text.as_str()), sheet.frame.0 * MOST_FOR_LABELS);
    let scale = Scale {
        from: from.plus_days(-30),
        to: until.max(from.next()),
        most,
        frame: sheet.frame,
        margins: (beside_axis(most).max(sheet.left), beside),
    };
    let (left, right, height) = (scale.left(), scale.right(), sheet.frame.1);
    let (first, last) = (scale.from.year(), scale.to.year());
    let years = [1, 2, 5, 10, 20].into_iter().find(|s| (last - first) / s <= sheet.years).unwrap_or(50);
    let year_ticks: Vec<(i16, f64)> = (first..=last)
        .filter(|y| y % years == 0)
        .filter_map(|y| Day::new(y, 1, 1).map(|d| (y, d)))
        .filter(|(_, d)| *d >= scale.from && *d <= scale.to)
        .map(|(y, d)| (y, scale.x(d)))
        .collect();
    let labels =
        said.into_iter().map(|(count, line, text)| End { y: scale.y(count), class: line.class, text });
    html! {
        svg class=(sheet.class) viewBox={ "0 0 " (sheet.frame.0) " " (height) } role="img" aria-label=(title) {
            title { (title) }
            @for count in (0..=scale.most).step_by(tick) {
                line.grid x1=(left) x2=(right) y1=(scale.y(count)) y2=(scale.y(count)) {}
                text.tick x=(left - 6.0) y=(scale.y(count) + 4.0) text-anchor="end" { (count) }
            }
            @for (year, x) in year_ticks {
                text.tick x=(x) y=(height - 8.0) text-anchor="middle" { (year) }
            }
            @if let Some(day) = entry { (moment(locale, &scale, day, t!(locale, "since", day = locale.day(day)))) }
            @for line in lines {
                @if let Some(band) = band(&scale, line) { path class={ "band " (line.class) } d=(band) {} }
                @let (solid, dotted) = solid_and_dotted(&scale, line);
                @if let Some(d) = solid { path class={ "line " (line.class) } d=(d) {} }
                @if let Some(d) = dotted { path class={ "line open " (line.class) } d=(d) {} }
            }
            @for (day, number) in totals {
                circle.total cx=(scale.x(*day)) cy=(scale.y(*number)) r="2.5" { title { (t!(locale, "published-as-of", number = *number, day = locale.day(*day))) } }
            }
            (ends(locale, labels.collect(), right, beside, height - BOTTOM))
        }
    }
}

/// The room that counts take beside an axis, the highest of them being this.
pub(super) fn beside_axis(most: usize) -> f64 {
    TICK.width(&most.to_string()) + 8.0
}

/// A day that is marked, with what is said of it on the left; where there is no room, on the right, below the lines.
pub(super) fn moment(locale: &Locale, scale: &Scale, day: Day, said: String) -> Markup {
    let x = scale.x(day);
    let fits = x - scale.left() >= TICK.width(&said) + 5.0;
    let (at, y, anchor) =
        if fits { (x - 5.0, TOP + 4.0, Some("end")) } else { (x + 5.0, scale.y(0) - 8.0, None) };
    html! {
        line.entry x1=(x) x2=(x) y1=(TOP) y2=(scale.y(0)) {}
        text.tick x=(at) y=(y) text-anchor=[anchor] { (locale.apart(said)) }
    }
}
