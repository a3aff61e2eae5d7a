/** Whether a word in title case names a people, a language, a continent or a faith, and so keeps its capital. */
export function isProperAdjective(word: string): boolean {
  return PROPER.has(word);
}

const PROPER: ReadonlySet<string> = /*#__PURE__*/ wordsOf(
  // Continents and regions
  'Africa African Afro America American Anglo Antarctic Antarctica Arctic Asia Asian Australasian Australia Australian ' +
    'Balkan Baltic Caribbean Eurasian Europe European Latin Mediterranean Nordic Oceania Oceanian Pacific ' +
    'Polynesian Scandinavian Slavic ' +
    // Peoples and languages
    'Afghan Afrikaans Albanian Algerian Amharic Andalusian Angolan Arab Arabian Arabic Aramaic Argentine Argentinian ' +
    'Armenian Assyrian Austrian Azerbaijani Bahraini Bangladeshi Basque Bavarian Belarusian Belgian Bengali Berber ' +
    'Bolivian Bosnian Brazilian Breton British Bulgarian Burmese Cajun Cambodian Cameroonian Canadian Cantonese Catalan ' +
    'Celtic Chilean Chinese Colombian Congolese Cornish Corsican Creole Croatian Cuban Cypriot Czech Danish Dominican ' +
    'Dutch Ecuadorian Egyptian Emirati English Eritrean Estonian Ethiopian Farsi Fijian Filipino Finnish Flemish French ' +
    'Gaelic Galician Gambian Georgian German Ghanaian Greek Guatemalan Gujarati Haitian Hausa Hawaiian Hebrew Hindi ' +
    'Hispanic Honduran Hungarian Icelandic Igbo Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican Japanese ' +
    'Javanese Jordanian Kazakh Kenyan Khmer Korean Kosovar Kurdish Kuwaiti Kyrgyz Lao Laotian Latina Latino Latvian ' +
    'Lebanese Liberian Libyan Lithuanian Macedonian Malay Malayalam Malaysian Maltese Mandarin Manx Maori Māori Marathi ' +
    'Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian Nepalese Nepali Nicaraguan Nigerian Norse ' +
    'Norwegian Omani Pakistani Palestinian Panamanian Papuan Paraguayan Pashto Persian Peruvian Polish Portuguese Punjabi ' +
    'Qatari Quechua Romani Romanian Russian Rwandan Salvadoran Samoan Sanskrit Saudi Scots Scottish Senegalese Serbian ' +
    'Sicilian Singaporean Slovak Slovakian Slovene Slovenian Somali Spanish Sudanese Swahili Swedish Swiss Syrian Tagalog ' +
    'Taiwanese Tajik Tamil Tanzanian Telugu Thai Tibetan Tongan Trinidadian Tunisian Turkish Turkmen Tuscan Ugandan ' +
    'Ukrainian Urdu Uruguayan Uyghur Uzbek Venezuelan Vietnamese Welsh Xhosa Yemeni Yiddish Yoruba Zambian Zimbabwean Zulu ' +
    // Faiths
    'Anglican Baptist Buddhist Catholic Christian Episcopal Hindu Islamic Jain Jewish Lutheran Mennonite Methodist Mormon ' +
    'Muslim Presbyterian Protestant Quaker Quran Sikh Talmud Torah',
);

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
