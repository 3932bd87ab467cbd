//! The six languages of the United Nations: which one a reader wants, and everything that depends on it. Messages are
//! in Fluent files beside this one; dates, numbers, plurals, names of States and the order of names are CLDR's.

mod clause;
mod figure;
mod message;
mod names;
#[cfg(test)]
mod tests;

use std::{cmp::Ordering, sync::OnceLock};

use comity_regime::{Count, Day, When, language::ast::YearDay};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu::{
    calendar::Iso,
    collator::{Collator, CollatorBorrowed, options::CollatorOptions},
    datetime::{
        DateTimeFormatter,
        fieldsets::{MD, YM, YMD},
        input::Date,
    },
    decimal::{DecimalFormatter, input::Decimal},
    experimental::displaynames::multi::RegionDisplayNames,
    locale::Locale as Tag,
};

#[cfg(test)]
use message::slug;
pub(crate) use message::t;

/// A language of the pages.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Language {
    Arabic,
    Chinese,
    English,
    French,
    Russian,
    Spanish,
}

use Language::*;

impl Language {
    /// All, in the order of the United Nations: the alphabetical order of their English names.
    pub const ALL: [Language; 6] = [Arabic, Chinese, English, French, Russian, Spanish];

    /// Its BCP 47 tag, with which addresses in it begin.
    pub fn tag(self) -> &'static str {
        match self {
            Arabic => "ar",
            Chinese => "zh",
            English => "en",
            French => "fr",
            Russian => "ru",
            Spanish => "es",
        }
    }

    /// Its code in the authority list of the Publications Office of the European Union, for which DCAT-AP asks.
    pub fn authority(self) -> &'static str {
        match self {
            Arabic => "ARA",
            Chinese => "ZHO",
            English => "ENG",
            French => "FRA",
            Russian => "RUS",
            Spanish => "SPA",
        }
    }

    /// Its name in itself.
    pub fn own_name(self) -> &'static str {
        match self {
            Arabic => "العربية",
            Chinese => "中文",
            English => "English",
            French => "Français",
            Russian => "Русский",
            Spanish => "Español",
        }
    }

    /// Which way it is written.
    pub fn direction(self) -> &'static str {
        if self == Arabic { "rtl" } else { "ltr" }
    }

    /// The language that a tag names.
    pub fn parse(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// The one that suits a reader best, by what their browser accepts (RFC 9110, section 12.5.4); English if none does.
    pub fn accepted(header: &str) -> Language {
        let mut best = (0.0, English);
        for range in header.split(',') {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default().to_ascii_lowercase();
            let weight = parts.find_map(|p| p.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            let language = tag.split('-').next().and_then(Language::parse);
            if let Some(language) = language.filter(|_| weight > best.0) {
                best = (weight, language);
            }
        }
        best.1
    }

    /// The CLDR locale: dates in the order that the United Nations writes them in, and the digits that the identifiers and
    /// symbols beside them have.
    fn cldr(self) -> &'static str {
        match self {
            Arabic => "ar-u-nu-latn",
            English => "en-GB",
            other => other.tag(),
        }
    }

    fn messages(self) -> &'static str {
        match self {
            Arabic => concat!(
                include_str!("messages/ar.ftl"),
                "\n",
                include_str!("clauses/ar.ftl"),
                "\n",
                include_str!("states/ar.ftl")
            ),
            Chinese => concat!(
                include_str!("messages/zh.ftl"),
                "\n",
                include_str!("clauses/zh.ftl"),
                "\n",
                include_str!("states/zh.ftl")
            ),
            English => concat!(include_str!("messages/en.ftl"), "\n", include_str!("clauses/en.ftl")),
            French => concat!(
                include_str!("messages/fr.ftl"),
                "\n",
                include_str!("clauses/fr.ftl"),
                "\n",
                include_str!("states/fr.ftl")
            ),
            Russian => concat!(
                include_str!("messages/ru.ftl"),
                "\n",
                include_str!("clauses/ru.ftl"),
                "\n",
                include_str!("states/ru.ftl")
            ),
            Spanish => concat!(
                include_str!("messages/es.ftl"),
                "\n",
                include_str!("clauses/es.ftl"),
                "\n",
                include_str!("states/es.ftl")
            ),
        }
    }

    /// What depends on it, made when it is first asked for.
    pub fn locale(self) -> &'static Locale {
        static LOCALES: [OnceLock<Locale>; 6] = [const { OnceLock::new() }; 6];
        LOCALES[self as usize].get_or_init(|| Locale::new(self))
    }
}

/// Everything that depends on the language.
pub struct Locale {
    /// The language.
    pub language: Language,
    messages: FluentBundle<FluentResource>,
    dates: DateTimeFormatter<YMD>,
    months: DateTimeFormatter<YM>,
    year_days: DateTimeFormatter<MD>,
    numbers: DecimalFormatter,
    regions: RegionDisplayNames,
    collator: CollatorBorrowed<'static>,
}

impl Locale {
    #[expect(clippy::expect_used, reason = "what is compiled in is there: a test makes all six")]
    fn new(language: Language) -> Locale {
        let tag: Tag = language.cldr().parse().expect("a locale");
        let date = if language == Arabic { YMD::long() } else { YMD::medium() };
        let month = if language == Arabic { YM::long() } else { YM::medium() };
        Locale {
            language,
            messages: message::bundle(language),
            dates: DateTimeFormatter::try_new((&tag).into(), date).expect("dates of a locale"),
            months: DateTimeFormatter::try_new((&tag).into(), month).expect("months of a locale"),
            year_days: DateTimeFormatter::try_new((&tag).into(), MD::long())
                .expect("days of the year of a locale"),
            numbers: DecimalFormatter::try_new((&tag).into(), Default::default()).expect("its numbers"),
            regions: RegionDisplayNames::try_new((&tag).into(), Default::default()).expect("its regions"),
            collator: Collator::try_new((&tag).into(), CollatorOptions::default()).expect("its order"),
        }
    }

    /// A day, as people write it.
    pub fn day(&self, day: Day) -> String {
        match iso(day) {
            Some(date) => self.dates.format(&date).to_string(),
            None => day.to_string(),
        }
    }

    /// A day that comes every year: `30 June`.
    pub fn year_day(&self, day: YearDay) -> String {
        match iso(day.in_year(2001)) {
            Some(date) => self.year_days.format(&date).to_string(),
            None => day.to_string(),
        }
    }

    /// A date: a day, or the month, year or days within which it lies.
    pub fn when(&self, when: When) -> String {
        if let Some(day) = when.day() {
            return self.day(day);
        }
        // EDTF says most shortly what is a whole month or year.
        let text = when.to_string();
        match text.len() {
            4 => text,
            7 => iso(when.earliest).map_or(text, |date| self.months.format(&date).to_string()),
            _ => self.interval(when),
        }
    }

    fn interval(&self, When { earliest, latest }: When) -> String {
        let (first, last) = (self.day(earliest), self.day(latest));
        match (earliest == Day::MIN, latest == Day::MAX) {
            (true, true) => t!(self, "date-unknown"),
            (true, false) => t!(self, "date-by", day = last),
            (false, true) => t!(self, "date-after", day = first),
            (false, false) => t!(self, "date-between", first = first, last = last),
        }
    }

    /// A number, its digits grouped.
    pub fn number(&self, n: usize) -> String {
        self.numbers.format_to_string(&u64::try_from(n).unwrap_or(u64::MAX).into())
    }

    /// A number with so many decimal places.
    pub fn decimal(&self, n: f64, places: usize) -> String {
        let plain = format!("{n:.places$}");
        plain.parse::<Decimal>().map_or(plain, |n| self.numbers.format_to_string(&n))
    }

    /// A share of 0 to 1 in hundredths, without a sign.
    pub fn hundredths(&self, share: f64) -> String {
        self.decimal(share * 100.0, 0)
    }

    /// A count: a number, or a range where it is uncertain.
    pub fn count(&self, count: Count) -> String {
        match count.min == count.max {
            true => self.number(count.min),
            false => format!("{}–{}", self.number(count.min), self.number(count.max)),
        }
    }

    /// What stands between things in a row.
    pub fn comma(&self) -> &'static str {
        match self.language {
            Arabic => "، ",
            Chinese => "、",
            _ => ", ",
        }
    }

    /// What stands between things in a row that have commas in them.
    pub fn semicolon(&self) -> &'static str {
        match self.language {
            Arabic => "؛ ",
            Chinese => "；",
            French => "\u{a0}; ",
            _ => "; ",
        }
    }

    /// A name in Latin letters within a text that runs the other way: its hyphens stay in their places.
    pub fn isolated(&self, name: &str) -> String {
        match self.language.direction() {
            // FIRST STRONG ISOLATE and its end (Unicode Standard Annex #9).
            "rtl" => format!("\u{2068}{name}\u{2069}"),
            _ => name.to_owned(),
        }
    }

    /// Figures that belong together, such as a middle with its interval: they run from left to right everywhere.
    pub fn figures(&self, text: &str) -> String {
        match self.language.direction() {
            // LEFT-TO-RIGHT ISOLATE and its end (Unicode Standard Annex #9).
            "rtl" => format!("\u{2066}{text}\u{2069}"),
            _ => text.to_owned(),
        }
    }

    /// A text of its own in a picture: pictures are laid out from left to right, and their texts as they are read. A name
    /// that has no translation is read as what it is.
    pub fn apart(&self, text: String) -> String {
        match self.language.direction() {
            // RIGHT-TO-LEFT ISOLATE and its end (Unicode Standard Annex #9).
            "rtl" if text.chars().any(is_arabic) => format!("\u{2067}{text}\u{2069}"),
            _ => text,
        }
    }

    /// The order in which two names come.
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        self.collator.compare(a, b)
    }
}

/// Whether a sign is a letter that is written from right to left.
fn is_arabic(sign: char) -> bool {
    matches!(sign, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fefc}')
}

fn iso(day: Day) -> Option<Date<Iso>> {
    let date = day.date();
    let part = |n: i8| u8::try_from(n).ok();
    Date::try_new_iso(date.year().into(), part(date.month())?, part(date.day())?).ok()
}

/// A count as an argument of a message: a number that its plural is chosen by, or a range.
pub struct Argument(pub FluentValue<'static>);

impl From<usize> for Argument {
    fn from(n: usize) -> Argument {
        Argument(n.into())
    }
}

impl From<u64> for Argument {
    fn from(n: u64) -> Argument {
        Argument(n.into())
    }
}

impl From<Count> for Argument {
    fn from(count: Count) -> Argument {
        match count.min == count.max {
            true => count.min.into(),
            false => format!("{}–{}", count.min, count.max).into(),
        }
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Argument {
        Argument(text.into())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Argument {
        text.clone().into()
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Argument {
        text.to_owned().into()
    }
}

/// Arguments of a message.
pub type Arguments = FluentArgs<'static>;
