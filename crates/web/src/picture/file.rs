//! A picture as a file of its own: its title stands above it, and below it what its signs mean and where it comes from.

use maud::{Markup, PreEscaped, html};

use super::{
    PALETTE, STYLE,
    words::{HEADING, NOTE, TICK},
};

/// The space around what is written, in pixels.
const MARGIN: usize = 12;
/// The height of a line of the title, and of one below the picture.
const TITLE: usize = 21;
const LINE: usize = 16;
/// How wide a sign of the legend is, and the space after it and after what it means.
const SIGN: usize = 10;
const GAP: usize = 5;
const BETWEEN: usize = 16;

/// What stands around a picture.
pub struct Frame {
    /// What each sign means; a sign is ten pixels wide and high.
    pub legend: Vec<(Markup, String)>,
    /// Where it comes from, and under which licence.
    pub notes: Vec<String>,
    /// Whether it is written from right to left.
    pub leftwards: bool,
}

/// A chart as a file of its own.
pub fn standalone(chart: &Markup, frame: &Frame) -> Vec<u8> {
    // The one for a screen stands first.
    let chart = chart.0.split_inclusive("</svg>").next().unwrap_or_default();
    let size = attribute(chart, "viewBox=\"0 0 ").unwrap_or("720 260");
    let (width, height) = size.split_once(' ').unwrap_or(("720", "260"));
    let whole = |number: &str| number.split('.').next().and_then(|n| n.parse::<usize>().ok());
    let (across, down) = (whole(width).unwrap_or(720), whole(height).unwrap_or(260));
    let room = pixels(across.saturating_sub(2 * MARGIN));
    let title = HEADING.lines(&plain(attribute(chart, "aria-label=\"").unwrap_or_default()), room);
    let notes: Vec<String> = frame.notes.iter().flat_map(|note| NOTE.lines(note, room)).collect();
    let (signs, rows) = placed(&frame.legend, room);
    let top = MARGIN + title.len() * TITLE;
    let (legend, below) = (top + down + MARGIN, top + down + MARGIN + rows * (LINE + 4));
    let bottom = below + notes.len() * LINE + MARGIN;
    let edge = if frame.leftwards { across.saturating_sub(MARGIN) } else { MARGIN };
    let direction = if frame.leftwards { "rtl" } else { "ltr" };
    let body = html! {
        @for (n, line) in title.iter().enumerate() {
            text.heading x=(edge) y=(MARGIN + n * TITLE + TITLE - 6) direction=(direction) { (line) }
        }
        // There may be nothing to draw.
        @if let Some(inner) = chart.strip_prefix("<svg") {
            (PreEscaped(format!("<svg y=\"{top}\" width=\"{width}\" height=\"{height}\"{inner}")))
        }
        @for ((sign, meaning), (x, row)) in frame.legend.iter().zip(signs) {
            @let (sign_at, said) = (pixels(MARGIN) + x, pixels(MARGIN + SIGN + GAP) + x);
            @let (from, said) = if frame.leftwards { (pixels(across.saturating_sub(SIGN)) - sign_at, pixels(across) - said) } else { (sign_at, said) };
            @let y = legend + row * (LINE + 4);
            svg x=(from) y=(y) width=(SIGN) height=(SIGN) viewBox="0 0 10 10" { (sign) }
            text x=(said) y=(y + SIGN - 1) direction=(direction) { (meaning) }
        }
        @for (n, line) in notes.iter().enumerate() {
            text x=(edge) y=(below + n * LINE + LINE - 4) direction=(direction) { (line) }
        }
    };
    format!(
        "<svg class=\"chart file\" xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{bottom}\" viewBox=\"0 0 {width} {bottom}\"><style>{}</style>{}</svg>",
        standalone_style(),
        body.0
    )
    .into_bytes()
}

/// The style inside such a file.
pub fn standalone_style() -> String {
    format!(
        "{PALETTE}{STYLE}svg.file {{ background: var(--paper); }} .heading {{ font: 600 16px var(--serif); }} .chart .heading {{ fill: var(--ink); }}"
    )
}

/// What stands behind the beginning of an attribute.
fn attribute<'a>(chart: &'a str, begin: &str) -> Option<&'a str> {
    chart.split_once(begin)?.1.split('"').next()
}

/// What an attribute says: it was escaped by what wrote the picture.
fn plain(attribute: &str) -> String {
    attribute.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[expect(clippy::cast_precision_loss, reason = "pixels of a picture")]
fn pixels(whole: usize) -> f64 {
    whole as f64
}

/// Where each sign of a legend stands, by how far it is from the edge and in which row; and how many rows there are.
fn placed(legend: &[(Markup, String)], room: f64) -> (Vec<(f64, usize)>, usize) {
    let (mut x, mut row) = (0.0, 0);
    let places = legend.iter().map(|(_, meaning)| {
        let wide = pixels(SIGN + GAP + BETWEEN) + TICK.width(meaning);
        if x > 0.0 && x + wide > room {
            (x, row) = (0.0, row + 1);
        }
        let place = (x, row);
        x += wide;
        place
    });
    let places: Vec<_> = places.collect();
    let rows = if places.is_empty() { 0 } else { row + 1 };
    (places, rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_is_whence_and_what_its_signs_mean() {
        let chart = html! { svg.chart viewBox="0 0 300 100" aria-label="Tea & <cake>" { g {} } svg viewBox="0 0 1 1" {} };
        for leftwards in [false, true] {
            let sign = html! { rect width="10" height="10" {} };
            let legend = (0..9).map(|n| (sign.clone(), format!("meaning {n}"))).collect();
            let frame = Frame { legend, notes: vec!["From a log & more".into()], leftwards };
            let file = String::from_utf8(standalone(&chart, &frame)).unwrap_or_default();
            for said in
                ["Tea &amp; &lt;cake&gt;</text>", "From a log &amp; more", "meaning 8", "viewBox=\"0 0 300 "]
            {
                assert!(file.contains(said), "{said}: {file}");
            }
            assert_eq!(file.matches("<svg").count(), file.matches("</svg>").count());
            assert!(!file.contains("0 0 1 1"), "the one for a phone is not in it");
        }
        let frame = Frame { legend: vec![], notes: vec!["nothing was known".into()], leftwards: false };
        let file = String::from_utf8(standalone(&html! {}, &frame)).unwrap_or_default();
        assert!(file.contains("nothing was known"), "{file}");
        assert_eq!(file.matches("<svg").count(), file.matches("</svg>").count(), "{file}");
    }
}
