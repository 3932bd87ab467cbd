//! What the pages say, in Fluent (projectfluent.org).

use fluent_bundle::{FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber};
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

use super::{Arguments, Language, Locale};

/// A message by its id, with its arguments: `t!(view, "parties-count", count = status.parties)`.
///
/// Ids are written out, so that a test finds every one that is used.
macro_rules! t {
    ($locale:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        #[allow(unused_mut, reason = "many messages have no arguments")]
        let mut arguments = $crate::word::locale::Arguments::new();
        $(arguments.set(stringify!($name), $crate::word::locale::Argument::from($value).0);)*
        $locale.say($id, &arguments)
    }};
}

pub(crate) use t;

/// The messages of a language.
pub fn bundle(language: Language) -> FluentBundle<FluentResource> {
    // INVARIANT: a test reads all six files without an error.
    let resource = FluentResource::try_new(language.messages().to_owned()).unwrap_or_else(|(read, _)| read);
    let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // What is put into a sentence that runs the other way has to be kept together.
    bundle.set_use_isolating(language.direction() == "rtl");
    bundle.set_formatter(Some(formatter(language)));
    bundle.add_resource_overriding(resource);
    bundle
}

type Formatter = fn(&FluentValue<'_>, &IntlLangMemoizer) -> Option<String>;

/// Writes the numbers in messages.
fn formatter(language: Language) -> Formatter {
    fn format<const LANGUAGE: usize>(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
        match value {
            FluentValue::Number(FluentNumber { value, .. }) => {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "counts are whole"
                )]
                let n = *value as usize;
                Some(Language::ALL[LANGUAGE].locale().number(n))
            }
            _ => None,
        }
    }
    [format::<0>, format::<1>, format::<2>, format::<3>, format::<4>, format::<5>][language as usize]
}

impl Locale {
    /// A message by its id; in English, or else its id, where it is missing (a test sees to it that none is).
    pub fn say(&self, id: &str, arguments: &Arguments) -> String {
        self.find(id, arguments)
            .or_else(|| Language::English.locale().find(id, arguments))
            .unwrap_or_else(|| id.to_owned())
    }

    fn find(&self, id: &str, arguments: &Arguments) -> Option<String> {
        let pattern = self.messages.get_message(id)?.value()?;
        let said = self.messages.format_pattern(pattern, Some(arguments), &mut vec![]);
        // A Russian date ends with a full stop of its own ("2027 г."), which also ends its sentence.
        Some(if said.contains("г..") { said.replace("г..", "г.") } else { said.into_owned() })
    }

    /// A word of a closed vocabulary: `word("act", "ratification")` is the message `act-ratification`.
    /// `None` where the vocabulary has no such word.
    pub fn word(&self, vocabulary: &str, word: &str) -> Option<String> {
        self.find(&format!("{vocabulary}-{}", slug(word)), &Arguments::new())
    }
}

/// A word as it stands in an id: lower-case letters and digits, joined by hyphens.
pub(super) fn slug(word: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let text: String = word.chars().filter(|c| *c != '\'').map(plain).collect();
    text.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}
