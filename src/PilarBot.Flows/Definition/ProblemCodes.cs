namespace PilarBot.Flows.Definition;

/// <summary>Every code a <see cref="Problem"/> can carry. A code never changes its meaning, and is not used again when it goes.</summary>
public static class ProblemCodes
{
    /// <summary>The file is not YAML.</summary>
    public const string BadYaml = "F101";
    /// <summary>A line is indented with a tab.</summary>
    public const string Tab = "F102";
    /// <summary>A value has the wrong shape, such as a list where a text belongs.</summary>
    public const string WrongShape = "F103";
    /// <summary>A key that nothing knows.</summary>
    public const string UnknownKey = "F104";
    /// <summary>The same key twice in one place.</summary>
    public const string DuplicateKey = "F105";
    /// <summary>A key that has to be there is not.</summary>
    public const string MissingKey = "F106";
    /// <summary>A step that begins with none of the step words.</summary>
    public const string UnknownStep = "F107";
    /// <summary>An <c>answer</c> that is none of the kinds.</summary>
    public const string UnknownAnswerKind = "F108";
    /// <summary>A value outside of what its key takes: a word for a number, a minimum above the maximum.</summary>
    public const string BadValue = "F109";
    /// <summary>A duration that is not like <c>15m</c>, <c>3h</c> or <c>7d</c>.</summary>
    public const string BadDuration = "F110";
    /// <summary>A condition that cannot be read.</summary>
    public const string BadCondition = "F111";
    /// <summary>A path or literal that cannot be read.</summary>
    public const string BadExpression = "F112";
    /// <summary>A text with a bracket that is not closed or holds no path.</summary>
    public const string BadPlaceholder = "F113";
    /// <summary>A name that no earlier step gives a value.</summary>
    public const string UnknownName = "F114";
    /// <summary>A <c>call</c> of a flow that is not there, or an <c>offer</c> of a word that starts none.</summary>
    public const string UnknownFlow = "F115";
    /// <summary>Flows that call each other in a circle.</summary>
    public const string CallCircle = "F116";
    /// <summary>A <c>do</c> of an action that is not there.</summary>
    public const string UnknownAction = "F117";
    /// <summary>An input that the action does not take.</summary>
    public const string UnknownInput = "F118";
    /// <summary>An input without which the action cannot work.</summary>
    public const string MissingInput = "F119";
    /// <summary>An input of another kind than the action takes.</summary>
    public const string WrongInputKind = "F120";
    /// <summary>A part of a result that the action does not give, or of an answer that it does not have.</summary>
    public const string UnknownPart = "F121";
    /// <summary>A reference list that is not there.</summary>
    public const string UnknownList = "F122";
    /// <summary>A role that is not there.</summary>
    public const string UnknownRole = "F123";
    /// <summary>Two flows of one name.</summary>
    public const string DuplicateFlow = "F124";
    /// <summary>Two steps of one name in a flow.</summary>
    public const string DuplicateStep = "F125";
    /// <summary>Two flows with the same start word.</summary>
    public const string DuplicateStartWord = "F126";
    /// <summary>A start word, or the label of a choice, that always means something else.</summary>
    public const string ReservedWord = "F127";
    /// <summary>A question without any choice.</summary>
    public const string NoChoices = "F128";
    /// <summary>The same value or label twice among the choices of a question.</summary>
    public const string DuplicateChoice = "F129";
    /// <summary>A label longer than a button of the channel.</summary>
    public const string LabelTooLong = "F130";
    /// <summary>A value or word that does not fit into a button's 64 bytes, or that buttons use for themselves.</summary>
    public const string ValueTooLong = "F131";
    /// <summary>A text longer than a message of the channel.</summary>
    public const string TextTooLong = "F132";
    /// <summary>More questions on the straight way than the flow states.</summary>
    public const string TooManyQuestions = "F133";
    /// <summary>A text that the engine says is not in <c>texts.yaml</c>.</summary>
    public const string MissingText = "F134";
    /// <summary>A text in <c>texts.yaml</c> that the engine never says.</summary>
    public const string UnknownText = "F135";
    /// <summary>A placeholder that the text does not have.</summary>
    public const string UnknownPlaceholder = "F136";
    /// <summary>A key that does not go with this kind of answer.</summary>
    public const string KeyDoesNotFit = "F137";
    /// <summary>A result used although its action may have been refused.</summary>
    public const string MayBeRefused = "F138";
    /// <summary>A name that the language uses itself.</summary>
    public const string ReservedName = "F139";
    /// <summary>A form of address before <c>{me.name}</c>, which has one already.</summary>
    public const string DoubledAddress = "F141";
    /// <summary>A role that <c>for</c> names and <c>texts.yaml</c> has no words for.</summary>
    public const string UnnamedRole = "F142";
    /// <summary>More than one flow wants the payload of a start link.</summary>
    public const string TwoPayloads = "F140";
    /// <summary>A step stands where it means nothing: a section inside of another step, a review inside of a repeat.</summary>
    public const string NotInside = "F143";
    /// <summary>A comparison that never holds: a choice, role or refusal that there is not, or values of different kinds.</summary>
    public const string NeverHolds = "F144";
    /// <summary>A flow that people can start needs what only a caller gives.</summary>
    public const string NeedsCaller = "F145";
    /// <summary>A calculation, or a way to show a value, that never gives anything: a text that is added, a date of a name.</summary>
    public const string NeverGives = "F146";
    /// <summary>Words that a language does not have; the source's are said. A notice: the flows work.</summary>
    public const string Untranslated = "F201";
    /// <summary>A translation of words that the flow no longer says. A notice: the flows work.</summary>
    public const string TranslatedInVain = "F202";
    /// <summary>A folder without <c>flow.yaml</c>, but with a file whose name is like it and which is not read. A notice: the flows work.</summary>
    public const string NotRead = "F203";
    /// <summary>A folder that is called otherwise than its flow. A notice: the flows work.</summary>
    public const string FolderName = "F204";
    /// <summary>A text without quotation marks that ends before a <c>#</c>, since a comment begins there. A notice: the flows work.</summary>
    public const string CutByComment = "F205";
}
