namespace PilarBot.Office.Cases;

/// <summary>The states of a case as people read them.</summary>
internal static class CaseStateWords
{
    public static string Label(this CaseState state) => state switch
    {
        CaseState.Received => "diterima",
        CaseState.InVerification => "sedang diverifikasi",
        CaseState.InHandling => "sedang ditangani",
        CaseState.Done => "selesai",
        CaseState.Rejected => "ditolak",
    };

    /// <summary>What happens next, so that nobody has to ask.</summary>
    public static string NextStep(this CaseState state) => state switch
    {
        CaseState.Received => "Petugas akan memeriksa laporan ini.",
        CaseState.InVerification => "Petugas sedang memastikan keadaan di lapangan.",
        CaseState.InHandling => "Petugas sedang mengupayakan bantuan atau rujukan.",
        CaseState.Done => "Kasus ini sudah ditutup dengan hasil.",
        CaseState.Rejected => "Kasus ini ditutup tanpa penanganan.",
    };
}
