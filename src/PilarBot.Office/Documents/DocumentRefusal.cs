using PilarBot.Flows.Inputs;

namespace PilarBot.Office.Documents;

/// <summary>Why something cannot be done with a document: an expected answer, not a fault.</summary>
internal abstract record DocumentRefusal(string Code, string Text)
{
    public ActionRefusal ToRefusal() => new(Code, Text);
}

/// <summary>No document of this number, or none that the person may see: the same words for both.</summary>
internal sealed record NoSuchDocument() : DocumentRefusal(TheCode, "Dokumen dengan nomor itu belum ditemukan. Mohon periksa kembali nomornya.")
{
    public const string TheCode = "not-found";
}

/// <summary>The signed one is there.</summary>
internal sealed record DocumentIsLocked(string Number) : DocumentRefusal(TheCode,
    $"Dokumen {Number} sudah ditandatangani dan dikunci, jadi tidak dapat diubah lagi.")
{
    public const string TheCode = "locked";
}

/// <summary>What was sent is not there to be attached.</summary>
internal sealed record NoSignedFile() : DocumentRefusal(TheCode, "Berkas yang ditandatangani belum kami terima. Mohon kirim lagi.")
{
    public const string TheCode = "no-file";
}

/// <summary>Its template has no room for a signature.</summary>
internal sealed record NothingToSign(string Number) : DocumentRefusal(TheCode, $"Dokumen {Number} tidak memerlukan tanda tangan.")
{
    public const string TheCode = "not-signed";
}
