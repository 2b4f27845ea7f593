namespace PilarBot.Office.Cases;

/// <summary>Why something cannot be done with a case; <see cref="Text"/> is what the person reads.</summary>
internal abstract record CaseRefusal(string Code, string Text);

internal sealed record CannotMove(string Number, CaseState From, CaseState To)
    : CaseRefusal("cannot-move", $"Kasus {Number} sudah berstatus {From.Label()}, jadi tidak bisa diubah menjadi {To.Label()}.");

internal static class CaseStateWords
{
    /// <summary>The state in the words that people read.</summary>
    public static string Label(this CaseState state) => state switch
    {
        CaseState.Received => "diterima",
        CaseState.InVerification => "sedang diverifikasi",
        CaseState.InHandling => "sedang ditangani",
        CaseState.Done => "selesai",
        CaseState.Rejected => "ditolak",
    };
}
