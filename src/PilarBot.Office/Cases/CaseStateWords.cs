using PilarBot.Office.Reference;

namespace PilarBot.Office.Cases;

/// <summary>The states of a case, and of what belongs to it, as people read them.</summary>
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

    public static string Label(this Graduation graduation) => graduation switch
    {
        Graduation.NotYet => "belum dinilai",
        Graduation.Progressing => "menuju mandiri",
        Graduation.Independent => "mandiri",
    };

    public static string Label(this ReferralState state) => state switch
    {
        ReferralState.Sent => "dikirim",
        ReferralState.Received => "diterima",
        ReferralState.Done => "selesai",
        ReferralState.Declined => "ditolak",
    };

    /// <summary>What happened, without what was written.</summary>
    public static string Words(this CaseEvent happened, OfficeProfile office) => happened.Kind switch
    {
        CaseEventKind.Opened => "laporan diterima",
        CaseEventKind.Moved when happened.Code is { } result => $"{happened.State!.Value.Label()}, hasil: {CaseResult.LabelOf(result)}",
        CaseEventKind.Moved => happened.State!.Value.Label(),
        CaseEventKind.NoteAdded => "catatan ditambahkan",
        CaseEventKind.PhotosAdded => "foto ditambahkan",
        CaseEventKind.Joined => "laporan lain digabungkan",
        CaseEventKind.KindsAdded => "jenis masalah ditambahkan: " + string.Join(", ", (happened.Code ?? "").Split(' ').Select(k => office.Label("ppks", k))),
        CaseEventKind.Assigned => "petugas ditetapkan",
        CaseEventKind.Freed => "petugas dilepas",
        CaseEventKind.Visited => "kunjungan",
        CaseEventKind.GoalSet => $"tujuan kemandirian: {Enum.Parse<Graduation>(happened.Code!).Label()}",
        CaseEventKind.Referred => $"rujukan {Enum.Parse<ReferralState>(happened.Code!).Label()}",
        CaseEventKind.Reopened => "dibuka kembali",
        CaseEventKind.Merged => $"warga disatukan dengan warga pada kasus {happened.Code}",
        CaseEventKind.Parted => "penyatuan warga dibatalkan",
        CaseEventKind.ResidentCompleted => "data warga dilengkapi",
        CaseEventKind.NikShown => "NIK dilihat lengkap",
        CaseEventKind.Messaged => "pesan kepada pelapor",
    };
}
