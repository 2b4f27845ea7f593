using PilarBot.Office.Conversations;

namespace PilarBot.Office.Knowledge;

/// <summary>What flows can do with the office's texts, and with quizzes.</summary>
internal static class KnowledgeActions
{
    public static ActionCatalog AddKnowledge(this ActionCatalog actions, ShowKnowledge knowledge, TakeQuiz quiz) => actions
        .Reads<ShowKnowledge.ByKey, ShowKnowledge.Info>("knowledge.show", knowledge.ShowAsync, ShowKnowledge.NotFound.Code)
        .Reads<Nothing, ShowKnowledge.Duties>("duties.own", knowledge.OwnAsync)
        .Reads<ShowKnowledge.ByKey, ShowKnowledge.Duties>("duties.show", knowledge.DutiesAsync, ShowKnowledge.NotFound.Code)
        .Reads<TakeQuiz.ByNumber, TakeQuiz.Question>("quiz.question", quiz.AskAsync, TakeQuiz.NotBound.Code, TakeQuiz.NoQuestion.Code)
        .Writes<TakeQuiz.Answer, TakeQuiz.Verdict>("quiz.answer", quiz.AnswerAsync, TakeQuiz.NotBound.Code, TakeQuiz.NoQuestion.Code);
}
