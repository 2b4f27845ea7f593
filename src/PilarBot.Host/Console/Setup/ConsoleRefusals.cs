using Microsoft.AspNetCore.Diagnostics;
using PilarBot.Host.Setup;

namespace PilarBot.Host.StaffConsole;

/// <summary>What somebody reads instead of a page that is not shown: what it is and what to do next.</summary>
internal static class ConsoleRefusals
{
    /// <summary>Tells an answer that has no words yet.</summary>
    public static Task TellAsync(StatusCodeContext context)
    {
        var response = context.HttpContext.Response;
        var (title, what, address, where) = response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => (
                "Belum tersimpan", "Halamannya terlalu lama terbuka, atau isiannya tidak lengkap terkirim. Tekan tombol kembali di peramban, salin yang sudah Anda tulis, muat ulang halamannya, lalu kirim lagi.", "/konsol", "Ke Beranda"),
            StatusCodes.Status401Unauthorized => ("Sesi Anda sudah berakhir", "Silakan masuk lagi. Yang belum terkirim masih ada di halaman sebelumnya: tekan tombol kembali di peramban.", "/konsol/masuk", "Masuk"),
            StatusCodes.Status403Forbidden => ("Bukan untuk peran Anda", "Bila ini pekerjaan Anda, mintalah perannya kepada administrator.", "/konsol", "Ke Beranda"),
            StatusCodes.Status404NotFound => ("Tidak ditemukan", "Alamatnya salah, isinya sudah dihapus, atau bukan untuk Anda.", "/konsol", "Ke Beranda"),
            StatusCodes.Status413PayloadTooLarge => ("Berkasnya terlalu besar", "Tekan tombol kembali di peramban, lalu kirim berkas yang lebih kecil, paling besar 10 MB.", "/konsol", "Ke Beranda"),
            StatusCodes.Status429TooManyRequests => ("Terlalu banyak permintaan sekaligus", "Tunggu beberapa detik, lalu muat lagi halaman ini.", "/konsol", "Ke Beranda"),
            _ => ("Ada gangguan di pihak kami", $"Yang baru Anda kirim mungkin belum tersimpan. Kembali ke halaman tadi dan coba lagi. Bila tetap begini, sampaikan kode ini kepada administrator: {context.HttpContext.TraceIdentifier}", "/konsol", "Ke Beranda"),
        };
        var version = ConsoleServices.AssetVersion;
        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync($"""
            <!doctype html>
            <html lang="id">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{title} · PilarBot</title>
            <link rel="stylesheet" href="/konsol/aset/tabler.min.css?v={version}"><link rel="stylesheet" href="/konsol/aset/konsol.css?v={version}"></head>
            <body><main class="gerbang"><h1>{title}</h1><p>{what}</p><p><a class="btn btn-primary" href="{address}">{where}</a></p></main></body>
            </html>
            """, context.HttpContext.RequestAborted);
    }
}
