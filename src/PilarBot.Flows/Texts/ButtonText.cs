namespace PilarBot.Flows.Texts;

/// <summary>The engine's own buttons, by their keys under <c>buttons:</c> in <c>texts.yaml</c>.</summary>
internal static class ButtonText
{
    public const string Yes = "yes";
    public const string No = "no";
    public const string Skip = "skip";
    public const string Done = "done";
    public const string Keep = "keep";
    public const string Confirm = "confirm";
    public const string More = "more";
    public const string Previous = "previous";
    public const string ShowAll = "show-all";
    public const string Send = "send";
    public const string Correct = "correct";
    public const string BackToReview = "back-to-review";
    public const string Menu = "menu";
    public const string Help = "help";
    public const string Human = "human";
    public const string Cancel = "cancel";
    public const string CancelYes = "cancel-yes";
    public const string CancelNo = "cancel-no";
    public const string SwitchYes = "switch-yes";
    public const string SwitchNo = "switch-no";
    public const string Resume = "resume";
    public const string StartAnew = "start-anew";
    public const string ResumeFlow = "resume-flow";

    public static readonly IReadOnlyList<string> All =
    [
        Yes, No, Skip, Done, Keep, Confirm, More, Previous, ShowAll, Send, Correct, BackToReview, Menu, Help, Human, Cancel, CancelYes, CancelNo,
        SwitchYes, SwitchNo, Resume, StartAnew, ResumeFlow,
    ];
}
