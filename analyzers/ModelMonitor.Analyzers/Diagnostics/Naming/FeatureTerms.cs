using ModelMonitor.Analyzers.Parsing;
using static ModelMonitor.Analyzers.Parsing.ScalarFamily;

namespace ModelMonitor.Analyzers.Diagnostics.Naming;

/// <summary>The terms that the rules about names look for. The rules' pages list them.</summary>
internal static class FeatureTerms
{
    public static readonly Terms PersonalData = new(
        new("contact", [Text],
        [
            "email", "email address", "mail address", "phone", "telephone", "mobile", "mobile phone", "cell phone", "fax",
        ]),
        new("contact, by number", [Text, Integer],
        [
            "phone number", "telephone number", "mobile number", "mobile phone number", "cell phone number", "fax number",
        ]),
        new("name", [Text],
        [
            "first name", "last name", "middle name", "full name", "maiden name", "given name", "family name", "surname",
            "nickname", "username", "person name", "customer name", "client name", "patient name", "employee name",
            "contact name", "passenger name", "driver name", "applicant name", "borrower name", "guest name",
            "student name", "member name", "owner name", "card holder name", "account holder name",
        ]),
        new("birth", [Text, Instant, Date],
        [
            "birth date", "date of birth", "birthday", "dob",
        ]),
        new("identity", [Text, Integer],
        [
            "ssn", "social security", "social insurance", "national insurance", "national id", "passport number",
            "tax id", "taxpayer id", "identity card number", "driver license number", "drivers license number",
            "driving license number", "driver licence number", "drivers licence number", "driving licence number",
        ]),
        new("identity, by name", [Text],
        [
            "passport", "identity card", "driver license", "drivers license", "driving license", "driver licence",
            "drivers licence", "driving licence",
        ]),
        new("payment", [Text, Integer],
        [
            "iban", "account number", "card number", "credit card", "debit card", "bank account", "cvc", "cvv",
        ]),
        new("place", [Text],
        [
            "address", "address line", "street", "street name", "street line",
        ]),
        new("place, by coordinates", [Real],
        [
            "home latitude", "home longitude", "user latitude", "user longitude", "customer latitude",
            "customer longitude", "patient latitude", "patient longitude", "employee latitude", "employee longitude",
        ]),
        new("network", [Text, Integer],
        [
            "ip", "ip address", "ipv4", "ipv6", "mac address",
        ]),
        new("special categories of GDPR, article 9", [Text, ScalarFamily.Enum, Character],
        [
            "ethnicity", "ethnic group", "ethnic origin", "race", "religion", "political opinion", "sexual orientation",
        ]));

    public static readonly Terms Identifiers = new(
        new("identifier", [Text, Integer, WideInteger, Real],
        [
            "id", "guid", "uuid", "identifier",
        ]),
        new("key", [Text, Integer, WideInteger, Real],
        [
            "primary key", "foreign key", "surrogate key", "natural key", "business key", "row key", "record key",
            "partition key", "cache key", "session key", "account key", "customer key", "user key", "order key",
            "product key",
        ]),
        new("number of a row", [Text, Integer, WideInteger, Real],
        [
            "row number", "row index", "record number", "customer number", "order number", "invoice number",
            "transaction number", "ticket number", "claim number", "policy number", "tracking number", "serial number",
            "reference number",
        ]));

    public static readonly Terms FreeText = new(
        new("what somebody wrote", [Text],
        [
            "text", "free text", "description", "comment", "comments", "message", "note", "notes", "body", "review",
            "summary", "remark", "remarks", "feedback", "content", "contents", "query", "question", "prompt",
            "utterance", "sentence", "paragraph", "headline", "transcript", "subject line", "complaint",
        ]),
        new("what a program wrote", [Text],
        [
            "html", "json", "xml", "markdown", "url", "uri", "user agent", "stack trace",
        ]));
}
