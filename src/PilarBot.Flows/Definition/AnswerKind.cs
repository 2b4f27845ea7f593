namespace PilarBot.Flows.Definition;

/// <summary>What a question takes for an answer.</summary>
internal enum AnswerKind
{
    Text,
    Number,
    Date,
    DateTime,
    Phone,
    Nik,
    Kk,
    YesNo,
    Photo,
    Photos,
    Document,
    Files,
    Table,
    Location,
    Contact,
    Wilayah,
    Choice,
}

internal static class AnswerKinds
{
    /// <summary>The words that <c>answer</c> takes; a choice has <c>choose</c> instead.</summary>
    public static readonly IReadOnlyDictionary<string, AnswerKind> ByWord = new Dictionary<string, AnswerKind>
    {
        ["text"] = AnswerKind.Text,
        ["number"] = AnswerKind.Number,
        ["date"] = AnswerKind.Date,
        ["datetime"] = AnswerKind.DateTime,
        ["phone"] = AnswerKind.Phone,
        ["nik"] = AnswerKind.Nik,
        ["kk"] = AnswerKind.Kk,
        ["yes-no"] = AnswerKind.YesNo,
        ["photo"] = AnswerKind.Photo,
        ["photos"] = AnswerKind.Photos,
        ["document"] = AnswerKind.Document,
        ["files"] = AnswerKind.Files,
        ["table"] = AnswerKind.Table,
        ["location"] = AnswerKind.Location,
        ["contact"] = AnswerKind.Contact,
        ["wilayah"] = AnswerKind.Wilayah,
    };

    /// <summary>The words for kinds of values, under <c>takes</c>.</summary>
    public static readonly IReadOnlyDictionary<string, ValueKind> ValueKinds = new Dictionary<string, ValueKind>
    {
        ["text"] = Definition.ValueKind.Text,
        ["number"] = Definition.ValueKind.Number,
        ["date"] = Definition.ValueKind.Date,
        ["datetime"] = Definition.ValueKind.Instant,
        ["phone"] = Definition.ValueKind.Phone,
        ["nik"] = Definition.ValueKind.Nik,
        ["kk"] = Definition.ValueKind.Kk,
        ["yes-no"] = Definition.ValueKind.YesNo,
        ["files"] = Definition.ValueKind.Media,
        ["location"] = Definition.ValueKind.Location,
        ["contact"] = Definition.ValueKind.Contact,
        ["wilayah"] = Definition.ValueKind.Wilayah,
        ["choice"] = Definition.ValueKind.Choice,
        ["list"] = Definition.ValueKind.List,
    };

    /// <summary>The kind's word, also in the keys of <c>texts.yaml</c>.</summary>
    public static string Word(this AnswerKind kind) => ByWord.FirstOrDefault(k => k.Value == kind).Key ?? "choice";

    public static bool IsMedia(this AnswerKind kind) =>
        kind is AnswerKind.Photo or AnswerKind.Photos or AnswerKind.Document or AnswerKind.Files or AnswerKind.Table;

    /// <summary>True where any words are an answer, so none may be taken for a command by resemblance.</summary>
    public static bool IsFreeText(this AnswerKind kind) => kind is AnswerKind.Text;

    /// <summary>True where the person picks from buttons, so that a number means one of them.</summary>
    public static bool IsPick(this AnswerKind kind) => kind is AnswerKind.Choice or AnswerKind.YesNo or AnswerKind.Wilayah;

    public static ValueKind ValueKind(this AnswerKind kind) => kind switch
    {
        AnswerKind.Text => Definition.ValueKind.Text,
        AnswerKind.Number => Definition.ValueKind.Number,
        AnswerKind.Date => Definition.ValueKind.Date,
        AnswerKind.DateTime => Definition.ValueKind.Instant,
        AnswerKind.Phone => Definition.ValueKind.Phone,
        AnswerKind.Nik => Definition.ValueKind.Nik,
        AnswerKind.Kk => Definition.ValueKind.Kk,
        AnswerKind.YesNo => Definition.ValueKind.YesNo,
        AnswerKind.Photo or AnswerKind.Photos or AnswerKind.Document or AnswerKind.Files or AnswerKind.Table => Definition.ValueKind.Media,
        AnswerKind.Location => Definition.ValueKind.Location,
        AnswerKind.Contact => Definition.ValueKind.Contact,
        AnswerKind.Wilayah => Definition.ValueKind.Wilayah,
        AnswerKind.Choice => Definition.ValueKind.Choice,
    };
}
