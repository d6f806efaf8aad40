package openseat.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers that could be a passport's are found; dates, times and telephone numbers are not.
class IdDocumentNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456",
                "I hold card A1234567, please seat me near the screen",
                "L01X00T47",
                "card 12a34b56",
                "45 07 123456",
                // Other scripts: Arabic-Indic, Persian, Devanagari, Bengali, Thai, wide, of mathematics; letters of
                // theirs
                // beside or between.
                "١٢٣٤٥٦٧",
                "۱۲۳۴۵۶۷",
                "१२३४५६७",
                "১২৩৪৫৬৭",
                "๑๒๓๔๕๖๗",
                "Ａ１２３４５６７",
                "𝟏𝟐𝟑𝟒𝟓𝟔",
                "جواز أ١٢٣٤٥٦",
                "паспорт АБ123456",
                "护照E12345678号",
                "पासपोर्ट क१२३४५६",
                "12АБ3456",
                "١٢أ٣٤٥٦",
                "A\u0301123456",
                "여권 M12345678",
                // Parted as papers part them.
                "AB 12 34 56 C",
                "123-45-6789",
                "1234 5678 9012",
                "12.345.678-9",
                "123.456.789-00",
                "756.1234.5678.97",
                "784-1990-1234567-1",
                "X-1234567-Z",
                "12\u00A034\u00A056",
                "12\u202F34\u202F56",
                "12\u201334\u201356",
                "12 \u2013 34 \u2013 56",
                "١٢ ٣٤ ٥٦",
                "12/34/56/78",
                "12\u200E34\u200B56",
                "1_2_3_4_5_6",
                "12A-34B-56C",
                "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣",
                // Longer than any telephone number, letters in it, or no + before it.
                "+1234567890123456",
                "+41A123456",
                "079 123 45 67",
                "(212) 555-0100",
                "2026121",
                "20261218",
                "100.000",
                "1990 1234",
                "2026-99-99",
                "AB2026 2027",
                "99.99.9999",
            })
    void documentNumbersAreFound(String text) {
        assertThat(IdDocumentNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ada",
                "12345",
                "A12345",
                "Room 101, desk 5",
                "12 12 1",
                "2 adults, 3 kids and 1 dog at 4",
                "2 adults 3 kids 1 dog 4 cats 5 6",
                "10am to 12pm, 2pm to 4pm",
                "the 1st, 2nd, 3rd, 4th, 5th, 6th",
                "IMRF 2022",
                "IMRF 2022 and 2026",
                "2018-2022",
                "2018\u20132022",
                "2018 / 2022",
                "2018, 2020, 2022",
                "2018 2020 2022",
                "Class of 2026 2027",
                "18.12.2026",
                "18/12/2026",
                "12/18/2026",
                "2026-12-18",
                "18.12.26",
                "١٨/١٢/٢٠٢٦",
                "18.12.2026 13:15",
                "2026-12-18 13:15\u201314:15",
                "18.12.2026 - 20.12.2026",
                "from 10.30-12.00",
                "10:30-12:00",
                "13h15-14h15",
                "13:15 14:15 15:15",
                "2026年12月18日13点15分",
                "2026년 12월 18일",
                "18 December 2026, 13 15",
                "我2026年参加了3次会议，共120人",
                "๑๘ ธันวาคม ๒๕๖๙",
                "please call +41 79 123 45 67",
                "+254712345678",
                "+41 (0)79 123 45 67",
                "＋８１ ３ １２３４ ５６７８",
                "+٢٠ ١٠ ١٢٣٤ ٥٦٧٨",
                "v1.2.3",
                "3/4",
                "10.000",
                "A4 B5 C6 D7",
            })
    void otherNumbersAreAllowed(String text) {
        assertThat(IdDocumentNumber.isIn(text)).isFalse();
    }
}
