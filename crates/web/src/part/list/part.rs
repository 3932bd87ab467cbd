//! Long lists in parts: `?page=2&size=100`. The lists that are an address of their own (acts, commitments, sources) have a
//! hundred on a page, and are whole in JSON and CSV unless a part is asked for. An address with several lists gives the
//! same part of each, in every form. The next and the previous part are links, in a page and in the header `Link`
//! (RFC 8288).

use std::ops::Range;

use maud::{Markup, html};

use crate::{
    question::{form::Form, problem::Problem, view::View},
    word::{address::PART, locale::t},
};

/// No part is larger.
const LARGEST: usize = 1000;
/// Of each list, where a page has several.
const PAGE: usize = 250;

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
        Part::of(view, total, (view.form() == Form::Html).then_some(PART))
    }

    /// The part that was asked for of several lists, the longest of which has this length; never all of what is long.
    ///
    /// # Errors
    /// If `page` or `size` is no number within bounds.
    pub fn of_each(view: &View, lengths: &[usize]) -> Result<Part, Problem> {
        let usual = if view.form() == Form::Html { PAGE } else { LARGEST };
        Part::of(view, lengths.iter().copied().max().unwrap_or(0), Some(usual))
    }

    fn of(view: &View, total: usize, usual: Option<usize>) -> Result<Part, Problem> {
        let number = |name: &str, most: usize| match view.parameter(name) {
            "" => Ok(None),
            text => match text.parse() {
                Ok(n) if (1..=most).contains(&n) => Ok(Some(n)),
                _ => Err(Problem::bad(format!("{name}: '{text}' is no number from 1 to {most}"))),
            },
        };
        let (page, size) = (number("page", 1_000_000)?, number("size", LARGEST)?);
        let size = size.or(usual).or(page.map(|_| PART));
        Ok(Part { page: page.unwrap_or(1), size, total })
    }

    /// Which of the list.
    pub fn range(&self) -> Range<usize> {
        self.range_of(self.total)
    }

    fn range_of(&self, length: usize) -> Range<usize> {
        let Some(size) = self.size else { return 0..length };
        let from = (self.page - 1).saturating_mul(size).min(length);
        from..from.saturating_add(size).min(length)
    }

    /// What of a list is in this part.
    pub fn cut<'a, T>(&self, list: &'a [T]) -> &'a [T] {
        list.get(self.range_of(list.len())).unwrap_or_default()
    }

    /// Leaves of a list what is in this part.
    pub fn keep<T>(&self, list: &mut Vec<T>) {
        let range = self.range_of(list.len());
        list.truncate(range.end);
        list.drain(..range.start);
    }

    /// Whether it is the first: what is no list stands there alone.
    pub fn is_first(&self) -> bool {
        self.page == 1
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
