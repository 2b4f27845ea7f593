namespace PilarBot.Flows.Texts;

/// <summary>Something that the engine itself says; its words stand in <c>texts.yaml</c>, under <see cref="Key"/>.</summary>
/// <param name="Key">Its key under <c>texts:</c>.</param>
/// <param name="Values">The placeholders that its words may hold, besides those of <c>{me}</c>.</param>
internal sealed record Phrase(string Key, IReadOnlyList<string> Values)
{
    private static readonly List<Phrase> all = [];

    /// <summary>All of them: each has to be in <c>texts.yaml</c>, and nothing else.</summary>
    public static IReadOnlyList<Phrase> All => all;

    // how somebody is addressed, as {me.name}
    public static readonly Phrase AddressNamed = New("address-named", "name");
    public static readonly Phrase AddressUnnamed = New("address-unnamed");

    // outside of a flow
    public static readonly Phrase Greeting = New("greeting", "waktu");
    public static readonly Phrase Menu = New("menu");
    public static readonly Phrase MenuEmpty = New("menu-empty");
    public static readonly Phrase NotUnderstood = New("not-understood");
    public static readonly Phrase DidYouMean = New("did-you-mean");
    public static readonly Phrase Help = New("help", "flows");
    public static readonly Phrase NothingToCancel = New("nothing-to-cancel");
    public static readonly Phrase NothingToGoBack = New("nothing-to-go-back");
    public static readonly Phrase NotForYou = New("not-for-you", "title", "roles");
    public static readonly Phrase NotForYouOrOthers = New("not-for-you-or-others", "title", "roles");
    public static readonly Phrase NoFlowForThat = New("no-flow-for-that", "came");

    // in a flow
    public static readonly Phrase AskDefault = New("ask-default", "label");
    public static readonly Phrase AskLocation = New("ask-location", "label");
    public static readonly Phrase AskContact = New("ask-contact", "label");
    public static readonly Phrase AskPhotos = New("ask-photos", "label");
    public static readonly Phrase Suggestion = New("suggestion", "label");
    public static readonly Phrase Known = New("known", "label");
    public static readonly Phrase Section = New("section", "number", "count", "title");
    public static readonly Phrase LanguageChanged = New("language-changed");
    public static readonly Phrase FirstQuestion = New("first-question");
    public static readonly Phrase SentAlready = New("sent-already");
    public static readonly Phrase CancelConfirm = New("cancel-confirm", "title");
    public static readonly Phrase Cancelled = New("cancelled", "title");
    public static readonly Phrase HelpQuestion = New("help-question", "help");
    public static readonly Phrase HumanAsked = New("human-asked");
    public static readonly Phrase HumanAskedInFlow = New("human-asked-in-flow");
    public static readonly Phrase StaleTap = New("stale-tap");
    public static readonly Phrase StaleTapInFlow = New("stale-tap-in-flow");
    public static readonly Phrase Edited = New("edited");
    public static readonly Phrase EditedOutside = New("edited-outside");
    public static readonly Phrase Stuck = New("stuck", "reason", "example");
    public static readonly Phrase Broken = New("broken");
    public static readonly Phrase DialogueFull = New("dialogue-full");

    // drafts
    public static readonly Phrase SwitchAsk = New("switch-ask", "from", "to");
    public static readonly Phrase DraftKept = New("draft-kept", "title");
    public static readonly Phrase DraftAsk = New("draft-ask", "title", "count");
    public static readonly Phrase DraftResumed = New("draft-resumed", "title");
    public static readonly Phrase DraftDropped = New("draft-dropped", "title");
    public static readonly Phrase NoDraft = New("no-draft");
    public static readonly Phrase Nudge = New("nudge", "title");
    public static readonly Phrase Expired = New("expired", "title");

    // review
    public static readonly Phrase Review = New("review");
    public static readonly Phrase ReviewEmpty = New("review-empty");
    public static readonly Phrase ReviewUnclear = New("review-unclear");
    public static readonly Phrase CorrectAsk = New("correct-ask");
    public static readonly Phrase CorrectNothing = New("correct-nothing");

    // choices
    public static readonly Phrase ChooseMany = New("choose-many", "count");
    public static readonly Phrase ChooseFound = New("choose-found", "count", "search");
    public static readonly Phrase ChooseUnknown = New("choose-unknown", "search");
    public static readonly Phrase ChooseSeveral = New("choose-several");
    public static readonly Phrase ChosenSoFar = New("chosen-so-far", "labels");
    public static readonly Phrase ChosenTooFew = New("chosen-too-few", "min");
    public static readonly Phrase ChosenTooMany = New("chosen-too-many", "max");
    public static readonly Phrase YesNoUnclear = New("yes-no-unclear");

    // files and places
    public static readonly Phrase FilesReceived = New("files-received", "count", "what");
    public static readonly Phrase FilesComplete = New("files-complete", "count", "what");
    public static readonly Phrase FilesCounted = New("files-counted", "count", "what");
    public static readonly Phrase TableAwaited = New("table-awaited");
    public static readonly Phrase FilesTooFew = New("files-too-few", "count", "min", "what");
    public static readonly Phrase FileTooLarge = New("file-too-large", "limit");
    public static readonly Phrase LocationReceived = New("location-received");
    public static readonly Phrase LocationUnclear = New("location-unclear");
    public static readonly Phrase ContactReceived = New("contact-received");
    public static readonly Phrase ContactNotOwn = New("contact-not-own");
    public static readonly Phrase Unexpected = New("unexpected", "came", "needed");
    public static readonly Phrase FaultWrongType = New("fault-wrong-type", "what");
    public static readonly Phrase FaultOtherType = New("fault-other-type");
    public static readonly Phrase FaultTooLarge = New("fault-too-large", "limit");
    public static readonly Phrase FaultGone = New("fault-gone");
    public static readonly Phrase FaultAskAgain = New("fault-ask-again", "reason", "label");
    public static readonly Phrase FaultAskTable = New("fault-ask-table", "reason", "label");
    public static readonly Phrase FaultUnreadable = New("fault-unreadable", "reason");
    public static readonly Phrase FaultNoted = New("fault-noted", "reason");

    // typed answers
    public static readonly Phrase TextEmpty = New("text-empty");
    public static readonly Phrase TextTooShort = New("text-too-short", "count", "min");
    public static readonly Phrase TextTooLong = New("text-too-long", "count", "max");
    public static readonly Phrase NumberUnclear = New("number-unclear");
    public static readonly Phrase NumberNotWhole = New("number-not-whole");
    public static readonly Phrase NumberTooSmall = New("number-too-small", "number", "min");
    public static readonly Phrase NumberTooLarge = New("number-too-large", "number", "max");
    public static readonly Phrase DateUnclear = New("date-unclear");
    public static readonly Phrase DateVague = New("date-vague", "date");
    public static readonly Phrase DateImpossible = New("date-impossible", "date");
    public static readonly Phrase DateInFuture = New("date-in-future", "date");
    public static readonly Phrase DateInPast = New("date-in-past", "date");
    public static readonly Phrase TimeUnclear = New("time-unclear");
    public static readonly Phrase PhoneUnclear = New("phone-unclear");
    public static readonly Phrase PhoneLength = New("phone-length", "count");
    public static readonly Phrase NikLength = New("nik-length", "count");
    public static readonly Phrase NikLetters = New("nik-letters");
    public static readonly Phrase NikLetterO = New("nik-letter-o");
    public static readonly Phrase NikTwoNumbers = New("nik-two-numbers");
    public static readonly Phrase NikNoDate = New("nik-no-date");
    public static readonly Phrase NikImpossible = New("nik-impossible");
    public static readonly Phrase KkLength = New("kk-length", "count");
    public static readonly Phrase KkLetters = New("kk-letters");
    public static readonly Phrase KkLetterO = New("kk-letter-o");
    public static readonly Phrase KkTwoNumbers = New("kk-two-numbers");
    public static readonly Phrase KkNoDate = New("kk-no-date");
    public static readonly Phrase KkImpossible = New("kk-impossible");
    public static readonly Phrase SameAsOther = New("same-as-other", "label");

    // for whoever hosts the engine
    public static readonly Phrase FaultSent = New("fault-sent", "number", "reason");
    public static readonly Phrase Group = New("group");
    public static readonly Phrase Emergency = New("emergency");
    public static readonly Phrase Quarantine = New("quarantine");

    /// <summary>An example of an answer, for help and when somebody is stuck.</summary>
    public static Phrase Example(Definition.AnswerKind kind) => examples[kind];

    /// <summary>What is needed, as in "di sini diperlukan …".</summary>
    public static Phrase Needed(Definition.AnswerKind kind) => needed[kind];

    /// <summary>What came, as in "yang kami terima …".</summary>
    public static Phrase Came(string what) => came.GetValueOrDefault(what, came["other"]);

    private static readonly Dictionary<Definition.AnswerKind, Phrase> examples =
        Enum.GetValues<Definition.AnswerKind>().ToDictionary(k => k, k => New("example-" + Definition.AnswerKinds.Word(k)));

    private static readonly Dictionary<Definition.AnswerKind, Phrase> needed =
        Enum.GetValues<Definition.AnswerKind>().ToDictionary(k => k, k => New("needed-" + Definition.AnswerKinds.Word(k)));

    private static readonly Dictionary<string, Phrase> came =
        new[] { "text", "photo", "document", "video", "audio", "voice", "location", "contact", "sticker", "poll", "other" }
            .ToDictionary(w => w, w => New("came-" + w));

    private static Phrase New(string key, params string[] values)
    {
        var phrase = new Phrase(key, values);
        all.Add(phrase);
        return phrase;
    }
}
