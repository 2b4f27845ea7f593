using PilarBot.Office.Conversations;

namespace PilarBot.Office.Help;

/// <summary>What flows can do with questions to the office.</summary>
internal static class HelpActions
{
    public static ActionCatalog AddHelp(this ActionCatalog actions, HelpDesk desk) => actions
        .Writes<HelpDesk.Question, Nothing>("help.ask", HelpDesk.AskAsync)
        .Reads<Nothing, HelpDesk.Waiting>("help.waiting", desk.WaitingAsync, HelpDesk.NotStaff.Code)
        .Reads<HelpDesk.ById, HelpDesk.Details>("help.show", desk.ShowAsync, HelpDesk.NotStaff.Code, HelpDesk.Answered.Code)
        .Writes<HelpDesk.Answer, Nothing>("help.answer", desk.AnswerAsync, HelpDesk.NotStaff.Code, HelpDesk.Answered.Code);
}
