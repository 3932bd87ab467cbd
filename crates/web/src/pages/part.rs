//! Long lists in parts: a page shows a hundred, JSON and CSV all unless a part is asked for (`?page=2&size=100`). The
//! next and the previous part are links, in a page and in the header `Link` (RFC 8288).

use std::ops::Range;

use maud::{Markup, html};

use crate::{
    locale::t,
    respond::{Form, Problem},
    view::{PART, View},
};

/// No part is larger.
const LARGEST: usize = 1000;

/// Which part of a list is shown.
#[derive(Clone, Copy)]
pub struct Part {
    page: usize,
    /// `None` for all.
    size: Option<usize>,
    total: usize,
}

impl Part {
    /// The part that was asked for, of a list of this length.
    ///
    /// # Errors
    /// If `page` or `size` is no number within bounds.
    pub fn asked(view: &View, total: usize) -> Result<Part, Problem> {
        let number = |name: &str, most: usize| match view.parameter(name) {
            "" => Ok(None),
            text => match text.parse() {
                Ok(n) if (1..=most).contains(&n) => Ok(Some(n)),
                _ => Err(Problem::bad(format!("{name}: '{text}' is no number from 1 to {most}"))),
            },
        };
        let (page, size) = (number("page", 1_000_000)?, number("size", LARGEST)?);
        let partly = page.is_some() || size.is_some() || view.form() == Form::Html;
        Ok(Part { page: page.unwrap_or(1), size: partly.then(|| size.unwrap_or(PART)), total })
    }

    /// Which of the list.
    pub fn range(&self) -> Range<usize> {
        let Some(size) = self.size else { return 0..self.total };
        let from = (self.page - 1).saturating_mul(size).min(self.total);
        from..from.saturating_add(size).min(self.total)
    }

    /// Whether it is the whole list.
    pub fn is_all(&self) -> bool {
        self.range().len() == self.total
    }

    fn previous(&self) -> Option<usize> {
        (self.page > 1).then(|| self.page - 1)
    }

    fn next(&self) -> Option<usize> {
        (self.range().end < self.total).then_some(self.page + 1)
    }

    /// Where a part is.
    fn address(&self, view: &View, path: &str, page: usize) -> String {
        view.with(path, "page", &page.to_string())
    }

    /// From one part to the next.
    pub fn links(&self, view: &View, path: &str) -> Markup {
        let range = self.range();
        html! {
            @if !self.is_all() {
                nav.parts aria-label=(t!(view, "parts")) {
                    @if let Some(page) = self.previous() { a href=(self.address(view, path, page)) rel="prev" { (t!(view, "part-previous")) } }
                    span { (t!(view, "part-of", first = range.start + 1, last = range.end, total = self.total)) }
                    @if let Some(page) = self.next() { a href=(self.address(view, path, page)) rel="next" { (t!(view, "part-next")) } }
                }
            }
        }
    }

    /// Has the answer say where the parts beside it are.
    pub fn say(&self, view: &View, path: &str) {
        if self.size.is_none() {
            return;
        }
        let path = format!("{path}{}", view.form().suffix());
        let each = [(self.previous(), "prev"), (self.next(), "next")]
            .into_iter()
            .filter_map(|(page, rel)| Some(format!("<{}>; rel=\"{rel}\"", self.address(view, &path, page?))));
        view.beside(&each.collect::<Vec<_>>().join(", "));
    }
}
