using System.Text;
using PilarBot.Channels;
using PilarBot.Office.Media;

namespace PilarBot.Office.Tests.Media;

public sealed class FileTypeTests
{
    public static TheoryData<string, byte[]> Files => new()
    {
        { "image/jpeg", SampleFiles.Jpeg() },
        { "image/png", SampleFiles.Png() },
        { "image/webp", SampleFiles.WebP() },
        { "image/gif", SampleFiles.Gif() },
        { "image/heic", SampleFiles.Boxes("heic") },
        { "image/heic", SampleFiles.Boxes("mif1") },
        { "application/pdf", SampleFiles.Pdf() },
        { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", SampleFiles.Docx() },
        { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", SampleFiles.Xlsx() },
        { "video/mp4", SampleFiles.Boxes("isom") },
        { "video/mp4", SampleFiles.Boxes("mp42") },
        { "video/3gpp", SampleFiles.Boxes("3gp4") },
        { "video/quicktime", SampleFiles.Boxes("qt  ") },
        { "audio/mp4", SampleFiles.Boxes("M4A ") },
        { "audio/ogg", SampleFiles.Ogg() },
        { "audio/mpeg", SampleFiles.Mp3() },
        { "audio/mpeg", [0xFF, 0xFB, 0x90, 0x64, 0, 0] },
        { "audio/aac", [0xFF, 0xF1, 0x50, 0x80, 0, 0] },
        { "audio/amr", [.. "#!AMR\n"u8, 0x3C] },
        { "audio/wav", SampleFiles.Wav() },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_recognised_by_its_first_bytes(string mime, byte[] file)
    {
        var type = FileType.Sniff(file);

        Assert.Equal(mime, type.Mime);
        Assert.Equal(type, FileType.FromMime(mime));
        Assert.NotEqual(FileFamily.Refused, type.Family);
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "program", SampleFiles.Program() },
        { "program", [0x7F, .. "ELF"u8, 2, 1, 1] },
        { "program", [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1] },
        { "program", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2] },
        { "program", [.. "#!/bin/sh\nrm -rf /\n"u8] },
        { "program", [.. "dex\n035\0"u8] },
        { "arsip", SampleFiles.Zip("foto.jpg", "data.csv") },
        { "arsip", SampleFiles.Zip("AndroidManifest.xml", "classes.dex") },
        { "arsip", SampleFiles.Zip("word/document.xml") },
        { "arsip", SampleFiles.Zip() },
        { "arsip", [.. "Rar!"u8, 0x1A, 7, 0] },
        { "arsip", [0x1F, 0x8B, 8, 0] },
        { "dokumen Office lama", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "halaman web", Encoding.UTF8.GetBytes("\uFEFF  <!DOCTYPE html><script>alert(1)</script>") },
        { "halaman web", [.. "<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"u8] },
        { "halaman web", [.. "<?xml version='1.0'?><svg/>"u8] },
        { "teks biasa", [.. "Nama;NIK\nSiti;320413…\n"u8] },
        { "berkas kosong", [] },
        { "berkas yang tidak dikenal", [0, 1, 2, 3, 4] },
        { "berkas yang tidak dikenal", [0xFF, 0xD8] },
        { "berkas yang tidak dikenal", SampleFiles.Boxes("evil") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_could_harm_or_cannot_be_shown_is_recognised_and_refused(string name, byte[] file)
    {
        var type = FileType.Sniff(file);

        Assert.Equal(name, type.Name);
        foreach (var asked in Enum.GetValues<MediaKind>()) Assert.NotNull(MediaVerdict.Judge(asked, type));
    }

    [Theory]
    [InlineData(MediaKind.Photo, FileFamily.Picture)]
    [InlineData(MediaKind.Video, FileFamily.Film)]
    [InlineData(MediaKind.Document, FileFamily.Picture, FileFamily.Document, FileFamily.Film, FileFamily.Sound)]
    [InlineData(MediaKind.Voice, FileFamily.Sound)]
    [InlineData(MediaKind.Audio, FileFamily.Sound)]
    public void A_question_takes_what_it_asks_for(MediaKind asked, params FileFamily[] taken)
    {
        foreach (var type in new[] { FileType.Jpeg, FileType.Heic, FileType.Pdf, FileType.Docx, FileType.QuickTime, FileType.Ogg, FileType.Mp3, FileType.Archive })
            Assert.Equal(taken.Contains(type.Family), MediaVerdict.Judge(asked, type) is null);
    }

    [Fact]
    public void Sound_recorded_into_a_film_container_is_sound() => Assert.Null(MediaVerdict.Judge(MediaKind.Voice, FileType.Mp4));

    [Fact]
    public void A_refusal_says_what_came_and_what_is_wanted() => Assert.Equal(
        "Yang Anda kirim adalah dokumen PDF. Mohon kirim foto (JPEG, PNG, WebP, atau HEIC).",
        MediaVerdict.Judge(MediaKind.Photo, FileType.Pdf)!.Text);

    [Fact]
    public void No_beginning_of_a_file_makes_the_sniffer_stumble()
    {
        var random = new Random(11);
        foreach (var file in Files.Concat(Refused).Select(row => (byte[])row[1]))
        {
            for (var length = 0; length <= file.Length; length++) FileType.Sniff(file.AsSpan(0, length));
            for (var run = 0; run < 50 && file.Length > 0; run++)
            {
                var changed = file.ToArray();
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                FileType.Sniff(changed);
            }
        }
    }
}
