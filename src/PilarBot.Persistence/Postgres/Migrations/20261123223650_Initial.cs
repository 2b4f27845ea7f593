using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace PilarBot.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence(
                name: "activity_numbers");

            migrationBuilder.CreateSequence(
                name: "aid_offer_numbers");

            migrationBuilder.CreateSequence(
                name: "broadcast_numbers");

            migrationBuilder.CreateSequence(
                name: "case_numbers");

            migrationBuilder.CreateSequence(
                name: "change_report_numbers");

            migrationBuilder.CreateSequence(
                name: "complaint_numbers");

            migrationBuilder.CreateSequence(
                name: "data_request_numbers");

            migrationBuilder.CreateSequence(
                name: "gathering_numbers");

            migrationBuilder.CreateSequence(
                name: "household_numbers");

            migrationBuilder.CreateSequence(
                name: "proposal_numbers");

            migrationBuilder.CreateSequence(
                name: "referral_numbers");

            migrationBuilder.CreateSequence(
                name: "review_numbers");

            migrationBuilder.CreateSequence(
                name: "review_response_numbers");

            migrationBuilder.CreateSequence(
                name: "rtlh_numbers");

            migrationBuilder.CreateTable(
                name: "activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    participants = table.Column<int>(type: "integer", nullable: false),
                    about = table.Column<byte[]>(type: "bytea", nullable: false),
                    cuts = table.Column<int>(type: "integer", nullable: false),
                    card_troubles = table.Column<int>(type: "integer", nullable: false),
                    absent = table.Column<int>(type: "integer", nullable: false),
                    problems = table.Column<byte[]>(type: "bytea", nullable: true),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_activities", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "aid_offers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    need = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    giver = table.Column<byte[]>(type: "bytea", nullable: false),
                    goods = table.Column<byte[]>(type: "bytea", nullable: false),
                    case_number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    result = table.Column<byte[]>(type: "bytea", nullable: true),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    recorded_by = table.Column<Guid>(type: "uuid", nullable: false),
                    recorded_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aid_offers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "aid_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    gives = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    needs = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    wilayah = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    conditions = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_aid_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    position = table.Column<long>(type: "bigint", nullable: true),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    actor = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    act = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    record = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    detail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: true),
                    audience = table.Column<string>(type: "text", nullable: false),
                    is_local_time = table.Column<bool>(type: "boolean", nullable: false),
                    is_urgent = table.Column<bool>(type: "boolean", nullable: false),
                    expires_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    asks_reading = table.Column<bool>(type: "boolean", nullable: false),
                    reminders = table.Column<int>(type: "integer", nullable: false),
                    reminds_of = table.Column<Guid>(type: "uuid", nullable: true),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    start_word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    repeats = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    repeats_until = table.Column<DateOnly>(type: "date", nullable: true),
                    repeats_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    approved_by = table.Column<Guid>(type: "uuid", nullable: true),
                    political_words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    is_political = table.Column<bool>(type: "boolean", nullable: false),
                    paused_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "channel_accounts",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    poll_offset = table.Column<long>(type: "bigint", nullable: true),
                    down_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    down_why = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    broadcasts_held_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    warned = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    sending_limit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quality = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_accounts", x => x.account);
                });

            migrationBuilder.CreateTable(
                name: "chat_aliases",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_chat_aliases", x => new { x.account, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    changed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    topic = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    acts = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    reported_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    about_head = table.Column<bool>(type: "boolean", nullable: false),
                    teams = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    escalated_to = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    due = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    late_told = table.Column<bool>(type: "boolean", nullable: false),
                    announced = table.Column<bool>(type: "boolean", nullable: false),
                    acknowledged_on = table.Column<DateOnly>(type: "date", nullable: true),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    has_question = table.Column<bool>(type: "boolean", nullable: false),
                    consent = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    identity = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reported = table.Column<byte[]>(type: "bytea", nullable: false),
                    description = table.Column<byte[]>(type: "bytea", nullable: false),
                    place = table.Column<byte[]>(type: "bytea", nullable: true),
                    reported_nip = table.Column<byte[]>(type: "bytea", nullable: true),
                    reported_workplace = table.Column<byte[]>(type: "bytea", nullable: true),
                    wish = table.Column<byte[]>(type: "bytea", nullable: true),
                    happened_on = table.Column<byte[]>(type: "bytea", nullable: true),
                    known_on = table.Column<byte[]>(type: "bytea", nullable: true),
                    reporter_name = table.Column<byte[]>(type: "bytea", nullable: true),
                    reporter_phone = table.Column<byte[]>(type: "bytea", nullable: true),
                    reporter_address = table.Column<byte[]>(type: "bytea", nullable: true),
                    reporter_chat = table.Column<byte[]>(type: "bytea", nullable: false),
                    reporter_mark = table.Column<byte[]>(type: "bytea", nullable: true),
                    secret = table.Column<byte[]>(type: "bytea", nullable: false),
                    missing_media = table.Column<int>(type: "integer", nullable: false),
                    last_event = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    phone_hash = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<byte[]>(type: "bytea", nullable: true),
                    last_ordinal = table.Column<long>(type: "bigint", nullable: false),
                    spoken_ordinal = table.Column<long>(type: "bigint", nullable: false),
                    last_word_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    has_held = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    no_broadcasts_since = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    revisions = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    unreachable = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_inbound_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cookie_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cookie_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    notice = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "document_registers",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    last = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_document_registers", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    folded = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    about = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    told = table.Column<byte[]>(type: "bytea", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    for_chats = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    made_by = table.Column<Guid>(type: "uuid", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    locked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    locked_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_documents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "election_phases",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    start = table.Column<DateOnly>(type: "date", nullable: false),
                    end = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_election_phases", x => new { x.code, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "erased_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "erasures",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erasures", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "flow_revisions",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    files = table.Column<byte[]>(type: "bytea", nullable: false),
                    first_used_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_flow_revisions", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "gatherings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    audience = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    organiser_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    starts_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    cancelled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    door_until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gatherings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    is_working_day = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    kk = table.Column<byte[]>(type: "bytea", nullable: true),
                    kk_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    head = table.Column<byte[]>(type: "bytea", nullable: false),
                    address = table.Column<byte[]>(type: "bytea", nullable: true),
                    rt = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    source_id = table.Column<byte[]>(type: "bytea", nullable: true),
                    source_date = table.Column<DateOnly>(type: "date", nullable: true),
                    desil = table.Column<int>(type: "integer", nullable: true),
                    is_extremely_poor = table.Column<bool>(type: "boolean", nullable: false),
                    verified_on = table.Column<DateOnly>(type: "date", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "human_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_human_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "indicators",
                columns: table => new
                {
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    measure = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators", x => new { x.month, x.kecamatan, x.desa, x.measure });
                });

            migrationBuilder.CreateTable(
                name: "job_runs",
                columns: table => new
                {
                    job = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    host = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    runs = table.Column<long>(type: "bigint", nullable: false),
                    failures = table.Column<long>(type: "bigint", nullable: false),
                    failures_in_row = table.Column<int>(type: "integer", nullable: false),
                    failure = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_runs", x => x.job);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    record_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_ref = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    owner_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    size = table.Column<long>(type: "bigint", nullable: true),
                    sha256 = table.Column<byte[]>(type: "bytea", nullable: true),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "merged_chats",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    shift = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merged_chats", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "message_counts",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    month = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_billable = table.Column<bool>(type: "boolean", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_message_counts", x => new { x.account, x.month, x.category, x.is_billable });
                });

            migrationBuilder.CreateTable(
                name: "muted_reminders",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_muted_reminders", x => new { x.person_id, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "partners",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    wilayah = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    services = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_partners", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    team = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    institution = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    training = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pledge_texts",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledge_texts", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "quarantine",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    fault = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantine", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "registration_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone = table.Column<byte[]>(type: "bytea", nullable: false),
                    phone_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    wilayah = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    granted = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regulations",
                columns: table => new
                {
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: true),
                    signer = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    points = table.Column<string>(type: "character varying(3000)", maxLength: 3000, nullable: false),
                    source = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    replaced_by = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    link = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    is_on_neutrality = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulations", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    recipient = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(96)", maxLength: 96, nullable: false),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    skip = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reviews", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "rtlh_erased",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_erased", x => new { x.year, x.desa, x.state });
                });

            migrationBuilder.CreateTable(
                name: "rtlh_targets",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    place = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    units = table.Column<int>(type: "integer", nullable: false),
                    set_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_targets", x => new { x.year, x.place });
                });

            migrationBuilder.CreateTable(
                name: "secret_guesses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_guesses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seen_messages",
                columns: table => new
                {
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seen_messages", x => new { x.account, x.hash });
                });

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    value = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_settings", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "staff_links",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_links", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "start_codes",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_start_codes", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "table_exports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_chat = table.Column<Guid>(type: "uuid", nullable: true),
                    table = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    is_workbook = table.Column<bool>(type: "boolean", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    filter = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_table_exports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "template_states",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    language = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quality = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    category = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_template_states", x => new { x.name, x.language });
                });

            migrationBuilder.CreateTable(
                name: "verval_rounds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verval_rounds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "web_conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    user_id = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    resume_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: true),
                    last_ordinal = table.Column<long>(type: "bigint", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_active_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_web_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "broadcast_recipients",
                columns: table => new
                {
                    broadcast_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    hours = table.Column<int>(type: "integer", nullable: false),
                    acknowledged_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    settled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_recipients", x => new { x.broadcast_id, x.conversation_id });
                    table.ForeignKey(
                        name: "fk_broadcast_recipients_broadcast_id",
                        column: x => x.broadcast_id,
                        principalTable: "broadcasts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "complaint_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    basis = table.Column<byte[]>(type: "bytea", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    by_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_events_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    form = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state_on = table.Column<DateOnly>(type: "date", nullable: false),
                    their_number = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referrals", x => x.id);
                    table.ForeignKey(
                        name: "fk_referrals_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reveal_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    until = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reveal_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_reveal_requests_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<long>(type: "bigint", nullable: false),
                    account = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    purpose = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    is_receipt = table.Column<bool>(type: "boolean", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    fault = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => new { x.conversation_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_outbox_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gathering_invitees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<byte[]>(type: "bytea", nullable: true),
                    is_invited = table.Column<bool>(type: "boolean", nullable: false),
                    answer = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: true),
                    told = table.Column<int>(type: "integer", nullable: false),
                    told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    quiz_told_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    told_start = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    present_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    metres_away = table.Column<int>(type: "integer", nullable: true),
                    noted_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_invitees", x => x.id);
                    table.ForeignKey(
                        name: "fk_gathering_invitees_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gathering_items",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    agreed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    proof = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_items", x => x.id);
                    table.ForeignKey(
                        name: "fk_gathering_items_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gathering_quizzes",
                columns: table => new
                {
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    released_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    closes_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_quizzes", x => x.gathering_id);
                    table.ForeignKey(
                        name: "fk_gathering_quizzes_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gatherings",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "residents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    nik = table.Column<byte[]>(type: "bytea", nullable: true),
                    nik_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    birth_date = table.Column<byte[]>(type: "bytea", nullable: true),
                    identity_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    sex = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    birth_year = table.Column<int>(type: "integer", nullable: true),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_residents", x => x.id);
                    table.ForeignKey(
                        name: "fk_residents_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_residents_merged_into",
                        column: x => x.merged_into,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "person_tags",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    tag = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person_tags", x => new { x.person_id, x.tag });
                    table.ForeignKey(
                        name: "fk_person_tags_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "quiz_scores",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    topic = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answered = table.Column<int>(type: "integer", nullable: false),
                    right = table.Column<int>(type: "integer", nullable: false),
                    best = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quiz_scores", x => new { x.person_id, x.day, x.topic });
                    table.ForeignKey(
                        name: "fk_quiz_scores_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    wilayah = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    appointed_by = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    decree = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_grants", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_grants_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_accounts",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    password_hash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    totp_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    stamp = table.Column<Guid>(type: "uuid", nullable: false),
                    disabled_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    last_sign_in_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    held_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_accounts", x => x.person_id);
                    table.ForeignKey(
                        name: "fk_staff_accounts_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "pledges",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    term = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    text_hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_pledges", x => new { x.person_id, x.term });
                    table.ForeignKey(
                        name: "fk_pledges_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_pledges_text_hash",
                        column: x => x.text_hash,
                        principalTable: "pledge_texts",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verval_households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    no = table.Column<int>(type: "integer", nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    line_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    head_nik_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    differences = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    result = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    visitor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sections = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    has_conflict = table.Column<bool>(type: "boolean", nullable: false),
                    is_desk = table.Column<bool>(type: "boolean", nullable: false),
                    desk_reasons = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    submitted_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    checked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    siks = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    siks_number = table.Column<byte[]>(type: "bytea", nullable: true),
                    siks_on = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verval_households", x => x.id);
                    table.ForeignKey(
                        name: "fk_verval_households_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_verval_households_round_id",
                        column: x => x.round_id,
                        principalTable: "verval_rounds",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "web_activities",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<long>(type: "bigint", nullable: false),
                    client_key = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: true),
                    body = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_web_activities", x => new { x.conversation_id, x.ordinal });
                    table.ForeignKey(
                        name: "fk_web_activities_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "web_conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "web_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_web_uploads", x => x.id);
                    table.ForeignKey(
                        name: "fk_web_uploads_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "web_conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "referral_packages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    referral_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    with_reporter = table.Column<bool>(type: "boolean", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    for_chat = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_referral_packages", x => x.id);
                    table.ForeignKey(
                        name: "fk_referral_packages_referral_id",
                        column: x => x.referral_id,
                        principalTable: "referrals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gathering_questions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    gathering_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    right = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_questions", x => x.id);
                    table.ForeignKey(
                        name: "fk_gathering_questions_gathering_id",
                        column: x => x.gathering_id,
                        principalTable: "gathering_quizzes",
                        principalColumn: "gathering_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kinds = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    is_sensitive = table.Column<bool>(type: "boolean", nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    description = table.Column<byte[]>(type: "bytea", nullable: false),
                    location = table.Column<byte[]>(type: "bytea", nullable: true),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    handler_id = table.Column<Guid>(type: "uuid", nullable: true),
                    goal = table.Column<byte[]>(type: "bytea", nullable: true),
                    graduation = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    next_visit_on = table.Column<DateOnly>(type: "date", nullable: true),
                    result = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    missing_media = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "change_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    name = table.Column<byte[]>(type: "bytea", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reported_by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_reports", x => x.id);
                    table.ForeignKey(
                        name: "fk_change_reports_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    program = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    cycle = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    rt = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    screening = table.Column<byte[]>(type: "bytea", nullable: true),
                    papers = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    basis = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    basis_on = table.Column<DateOnly>(type: "date", nullable: true),
                    basis_number = table.Column<byte[]>(type: "bytea", nullable: true),
                    siks = table.Column<byte[]>(type: "bytea", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposals", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposals_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "resident_words",
                columns: table => new
                {
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resident_words", x => new { x.hash, x.resident_id });
                    table.ForeignKey(
                        name: "fk_resident_words_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rtlh_applications",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    resident_id = table.Column<Guid>(type: "uuid", nullable: false),
                    household_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    priority = table.Column<int>(type: "integer", nullable: false),
                    lacking = table.Column<int>(type: "integer", nullable: false),
                    group_hash = table.Column<byte[]>(type: "bytea", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_applications", x => x.id);
                    table.ForeignKey(
                        name: "fk_rtlh_applications_household_id",
                        column: x => x.household_id,
                        principalTable: "households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_rtlh_applications_resident_id",
                        column: x => x.resident_id,
                        principalTable: "residents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verval_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verval_household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    section = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answers = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verval_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_verval_answers_verval_household_id",
                        column: x => x.verval_household_id,
                        principalTable: "verval_households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "verval_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    verval_household_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verval_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_verval_events_verval_household_id",
                        column: x => x.verval_household_id,
                        principalTable: "verval_households",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "gathering_answers",
                columns: table => new
                {
                    question_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    choice = table.Column<int>(type: "integer", nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gathering_answers", x => new { x.question_id, x.person_id });
                    table.ForeignKey(
                        name: "fk_gathering_answers_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_gathering_answers_question_id",
                        column: x => x.question_id,
                        principalTable: "gathering_questions",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    code = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    location = table.Column<byte[]>(type: "bytea", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    to = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_events_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_followers",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_followers", x => new { x.case_id, x.conversation_id });
                    table.ForeignKey(
                        name: "fk_case_followers_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_referrals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    programme = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    to = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: true),
                    sent_by = table.Column<Guid>(type: "uuid", nullable: true),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_referrals", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_referrals_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposal_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_proposal_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_proposal_events_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    initials = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    rt = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    change = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    program = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    proposal_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_entries", x => x.id);
                    table.ForeignKey(
                        name: "fk_review_entries_proposal_id",
                        column: x => x.proposal_id,
                        principalTable: "proposals",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "fk_review_entries_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rtlh_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    text = table.Column<byte[]>(type: "bytea", nullable: true),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_rtlh_events_application_id",
                        column: x => x.application_id,
                        principalTable: "rtlh_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rtlh_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_rtlh_files_application_id",
                        column: x => x.application_id,
                        principalTable: "rtlh_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "rtlh_hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    goods = table.Column<int>(type: "integer", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rtlh_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "fk_rtlh_hand_overs_application_id",
                        column: x => x.application_id,
                        principalTable: "rtlh_applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_responses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entry_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    kecamatan = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    desa = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    key = table.Column<byte[]>(type: "bytea", nullable: false),
                    reason = table.Column<byte[]>(type: "bytea", nullable: false),
                    location = table.Column<byte[]>(type: "bytea", nullable: true),
                    rt = table.Column<byte[]>(type: "bytea", nullable: false),
                    chat = table.Column<byte[]>(type: "bytea", nullable: false),
                    mark = table.Column<byte[]>(type: "bytea", nullable: false),
                    own_mark = table.Column<byte[]>(type: "bytea", nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: true),
                    state = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    finding = table.Column<byte[]>(type: "bytea", nullable: true),
                    verified_by = table.Column<Guid>(type: "uuid", nullable: true),
                    notice_on = table.Column<DateOnly>(type: "date", nullable: true),
                    escalated = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_responses", x => x.id);
                    table.ForeignKey(
                        name: "fk_review_responses_entry_id",
                        column: x => x.entry_id,
                        principalTable: "review_entries",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_review_responses_review_id",
                        column: x => x.review_id,
                        principalTable: "reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "review_response_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    response_id = table.Column<Guid>(type: "uuid", nullable: false),
                    text = table.Column<byte[]>(type: "bytea", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_review_response_notes", x => x.id);
                    table.ForeignKey(
                        name: "fk_review_response_notes_response_id",
                        column: x => x.response_id,
                        principalTable: "review_responses",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_activities_kecamatan_recorded_at",
                table: "activities",
                columns: new[] { "kecamatan", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_activities_number",
                table: "activities",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_activities_recorded_by_recorded_at",
                table: "activities",
                columns: new[] { "recorded_by", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_aid_offers_kecamatan_recorded_at",
                table: "aid_offers",
                columns: new[] { "kecamatan", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_aid_offers_number",
                table: "aid_offers",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_aid_offers_recorded_by_recorded_at",
                table: "aid_offers",
                columns: new[] { "recorded_by", "recorded_at" });

            migrationBuilder.CreateIndex(
                name: "ix_aid_sources_wilayah_name",
                table: "aid_sources",
                columns: new[] { "wilayah", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_person_id",
                table: "audit_entries",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_position",
                table: "audit_entries",
                column: "position",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_audit_entries_record",
                table: "audit_entries",
                column: "record");

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_account_hours_not_before",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "account", "hours", "not_before" },
                filter: "state = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_state_settled_at",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "state", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_conversation_id",
                table: "broadcast_recipients",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_number",
                table: "broadcasts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_reminds_of",
                table: "broadcasts",
                column: "reminds_of");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_state_at",
                table: "broadcasts",
                columns: new[] { "state", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_events_case_id_at",
                table: "case_events",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_conversation_id",
                table: "case_followers",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_case_followers_person_id",
                table: "case_followers",
                column: "person_id",
                filter: "person_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_case_referrals_case_id_sent_at",
                table: "case_referrals",
                columns: new[] { "case_id", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_referrals_role_kecamatan_state",
                table: "case_referrals",
                columns: new[] { "role", "kecamatan", "state" },
                filter: "role IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_conversation_id_opened_at",
                table: "cases",
                columns: new[] { "conversation_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_desa_state_opened_at",
                table: "cases",
                columns: new[] { "desa", "state", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_handler_id_state",
                table: "cases",
                columns: new[] { "handler_id", "state" },
                filter: "handler_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_kecamatan_state_opened_at",
                table: "cases",
                columns: new[] { "kecamatan", "state", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_next_visit_on",
                table: "cases",
                column: "next_visit_on",
                filter: "next_visit_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_number",
                table: "cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_reported_by_opened_at",
                table: "cases",
                columns: new[] { "reported_by", "opened_at" },
                filter: "reported_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_resident_id",
                table: "cases",
                column: "resident_id",
                unique: true,
                filter: "state NOT IN ('Done', 'Rejected')");

            migrationBuilder.CreateIndex(
                name: "ix_cases_resident_id_opened_at",
                table: "cases",
                columns: new[] { "resident_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_change_reports_at",
                table: "change_reports",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_change_reports_kecamatan_desa_at",
                table: "change_reports",
                columns: new[] { "kecamatan", "desa", "at" },
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_change_reports_number",
                table: "change_reports",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_change_reports_reported_by",
                table: "change_reports",
                column: "reported_by",
                filter: "reported_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_change_reports_resident_id",
                table: "change_reports",
                column: "resident_id",
                filter: "resident_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_chat_aliases_conversation_id",
                table: "chat_aliases",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_events_complaint_id_ordinal",
                table: "complaint_events",
                columns: new[] { "complaint_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_announced",
                table: "complaints",
                column: "announced",
                filter: "NOT announced");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_due_on_number",
                table: "complaints",
                columns: new[] { "due_on", "number" },
                filter: "due_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_number",
                table: "complaints",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_reporter_mark",
                table: "complaints",
                column: "reporter_mark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conversations_account_address",
                table: "conversations",
                columns: new[] { "account", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_conversations_due_at",
                table: "conversations",
                column: "due_at",
                filter: "due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_person_id",
                table: "conversations",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_conversation_id",
                table: "data_requests",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_due_at",
                table: "data_requests",
                column: "due_at",
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_number",
                table: "data_requests",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_folded",
                table: "documents",
                column: "folded",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_kecamatan_made_at",
                table: "documents",
                columns: new[] { "kecamatan", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_documents_kind_subject",
                table: "documents",
                columns: new[] { "kind", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_documents_made_at",
                table: "documents",
                column: "made_at");

            migrationBuilder.CreateIndex(
                name: "ix_documents_not_before",
                table: "documents",
                column: "not_before",
                filter: "state = 'Preparing'");

            migrationBuilder.CreateIndex(
                name: "ix_documents_owner_id",
                table: "documents",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_gathering_answers_person_id",
                table: "gathering_answers",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_gathering_invitees_gathering_id_person_id",
                table: "gathering_invitees",
                columns: new[] { "gathering_id", "person_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gathering_invitees_person_id",
                table: "gathering_invitees",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_gathering_items_due_on",
                table: "gathering_items",
                column: "due_on",
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_gathering_items_gathering_id",
                table: "gathering_items",
                column: "gathering_id");

            migrationBuilder.CreateIndex(
                name: "ix_gathering_items_owner_id_closed_at",
                table: "gathering_items",
                columns: new[] { "owner_id", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gathering_questions_gathering_id_place",
                table: "gathering_questions",
                columns: new[] { "gathering_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gathering_quizzes_closes_at",
                table: "gathering_quizzes",
                column: "closes_at");

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_kecamatan_starts_at",
                table: "gatherings",
                columns: new[] { "kecamatan", "starts_at" });

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_number",
                table: "gatherings",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_gatherings_starts_at",
                table: "gatherings",
                column: "starts_at");

            migrationBuilder.CreateIndex(
                name: "ix_households_desa_verified_on",
                table: "households",
                columns: new[] { "desa", "verified_on" });

            migrationBuilder.CreateIndex(
                name: "ix_households_kecamatan_verified_on",
                table: "households",
                columns: new[] { "kecamatan", "verified_on" });

            migrationBuilder.CreateIndex(
                name: "ix_households_kk_hash",
                table: "households",
                column: "kk_hash",
                unique: true,
                filter: "kk_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_households_number",
                table: "households",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_human_requests_at",
                table: "human_requests",
                column: "at",
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_human_requests_conversation_id",
                table: "human_requests",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_legal_holds_kind_record_id",
                table: "legal_holds",
                columns: new[] { "kind", "record_id" });

            migrationBuilder.CreateIndex(
                name: "ix_media_not_before",
                table: "media",
                column: "not_before",
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_media_owner_kind_owner_id",
                table: "media",
                columns: new[] { "owner_kind", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_merged_chats_conversation_id",
                table: "merged_chats",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_account_not_before",
                table: "outbox",
                columns: new[] { "account", "not_before" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_state_state_at",
                table: "outbox",
                columns: new[] { "state", "state_at" },
                filter: "state <> 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_partners_kind_wilayah_name",
                table: "partners",
                columns: new[] { "kind", "wilayah", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_partners_name_wilayah",
                table: "partners",
                columns: new[] { "name", "wilayah" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_phone_hash",
                table: "people",
                column: "phone_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_tags_tag_person_id",
                table: "person_tags",
                columns: new[] { "tag", "person_id" });

            migrationBuilder.CreateIndex(
                name: "ix_pledges_text_hash",
                table: "pledges",
                column: "text_hash");

            migrationBuilder.CreateIndex(
                name: "ix_proposal_events_proposal_id_at",
                table: "proposal_events",
                columns: new[] { "proposal_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_conversation_id",
                table: "proposals",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_desa_cycle_state",
                table: "proposals",
                columns: new[] { "desa", "cycle", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_kecamatan_state",
                table: "proposals",
                columns: new[] { "kecamatan", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_proposals_number",
                table: "proposals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_proposals_proposed_by",
                table: "proposals",
                column: "proposed_by",
                filter: "proposed_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_proposals_resident_id_program_cycle",
                table: "proposals",
                columns: new[] { "resident_id", "program", "cycle" });

            migrationBuilder.CreateIndex(
                name: "ix_quarantine_at",
                table: "quarantine",
                column: "at",
                filter: "settled_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_referral_packages_not_before",
                table: "referral_packages",
                column: "not_before",
                filter: "state = 'Preparing'");

            migrationBuilder.CreateIndex(
                name: "ix_referral_packages_referral_id_version",
                table: "referral_packages",
                columns: new[] { "referral_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_complaint_id_form",
                table: "referrals",
                columns: new[] { "complaint_id", "form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_referrals_number",
                table: "referrals",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_registration_requests_at",
                table: "registration_requests",
                column: "at",
                filter: "decided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_registration_requests_conversation_id",
                table: "registration_requests",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_conversation_id",
                table: "reminders",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_found_at",
                table: "reminders",
                column: "found_at");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_kind_key_recipient",
                table: "reminders",
                columns: new[] { "kind", "key", "recipient" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_reminders_not_before",
                table: "reminders",
                column: "not_before",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_reminders_recipient_state_settled_at",
                table: "reminders",
                columns: new[] { "recipient", "state", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "ix_resident_words_resident_id",
                table: "resident_words",
                column: "resident_id");

            migrationBuilder.CreateIndex(
                name: "ix_residents_household_id",
                table: "residents",
                column: "household_id",
                filter: "household_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_residents_identity_hash",
                table: "residents",
                column: "identity_hash",
                filter: "identity_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_residents_merged_into",
                table: "residents",
                column: "merged_into",
                filter: "merged_into IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_residents_nik_hash",
                table: "residents",
                column: "nik_hash",
                unique: true,
                filter: "nik_hash IS NOT NULL AND merged_into IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_reveal_requests_complaint_id_state",
                table: "reveal_requests",
                columns: new[] { "complaint_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_review_entries_proposal_id",
                table: "review_entries",
                column: "proposal_id",
                filter: "proposal_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_review_entries_review_id_ordinal",
                table: "review_entries",
                columns: new[] { "review_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_entries_review_id_rt",
                table: "review_entries",
                columns: new[] { "review_id", "rt" });

            migrationBuilder.CreateIndex(
                name: "ix_review_response_notes_response_id_ordinal",
                table: "review_response_notes",
                columns: new[] { "response_id", "ordinal" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_desa_state",
                table: "review_responses",
                columns: new[] { "desa", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_due_on",
                table: "review_responses",
                column: "due_on",
                filter: "state = 'Filed'");

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_entry_id",
                table: "review_responses",
                column: "entry_id");

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_kecamatan_state",
                table: "review_responses",
                columns: new[] { "kecamatan", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_mark",
                table: "review_responses",
                column: "mark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_notice_on",
                table: "review_responses",
                column: "notice_on",
                filter: "notice_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_number",
                table: "review_responses",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_own_mark",
                table: "review_responses",
                column: "own_mark",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_review_responses_review_id",
                table: "review_responses",
                column: "review_id");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_desa_last_day",
                table: "reviews",
                columns: new[] { "desa", "last_day" });

            migrationBuilder.CreateIndex(
                name: "ix_reviews_kecamatan",
                table: "reviews",
                column: "kecamatan");

            migrationBuilder.CreateIndex(
                name: "ix_reviews_number",
                table: "reviews",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_person_id",
                table: "role_grants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_role_grants_role_wilayah",
                table: "role_grants",
                columns: new[] { "role", "wilayah" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_changed_at",
                table: "rtlh_applications",
                column: "changed_at",
                filter: "state = 'Ineligible' OR state = 'Done'");

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_group_hash",
                table: "rtlh_applications",
                column: "group_hash",
                filter: "group_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_household_id",
                table: "rtlh_applications",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_number",
                table: "rtlh_applications",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_proposed_by_proposed_at",
                table: "rtlh_applications",
                columns: new[] { "proposed_by", "proposed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_resident_id",
                table: "rtlh_applications",
                column: "resident_id",
                unique: true,
                filter: "state <> 'Ineligible' AND state <> 'Done'");

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_year_desa_state",
                table: "rtlh_applications",
                columns: new[] { "year", "desa", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_year_kecamatan_state",
                table: "rtlh_applications",
                columns: new[] { "year", "kecamatan", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_applications_year_priority_lacking_proposed_at",
                table: "rtlh_applications",
                columns: new[] { "year", "priority", "lacking", "proposed_at" },
                descending: new[] { false, true, false, false });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_events_application_id_at",
                table: "rtlh_events",
                columns: new[] { "application_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_files_application_id_code",
                table: "rtlh_files",
                columns: new[] { "application_id", "code" });

            migrationBuilder.CreateIndex(
                name: "ix_rtlh_hand_overs_application_id_at",
                table: "rtlh_hand_overs",
                columns: new[] { "application_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_secret_guesses_mark",
                table: "secret_guesses",
                column: "mark");

            migrationBuilder.CreateIndex(
                name: "ix_secret_guesses_until",
                table: "secret_guesses",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_seen_messages_at",
                table: "seen_messages",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_staff_accounts_user_name",
                table: "staff_accounts",
                column: "user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_links_person_id",
                table: "staff_links",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_start_codes_until",
                table: "start_codes",
                column: "until");

            migrationBuilder.CreateIndex(
                name: "ix_table_exports_person_id",
                table: "table_exports",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_table_exports_state_not_before",
                table: "table_exports",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_verval_answers_verval_household_id_section",
                table: "verval_answers",
                columns: new[] { "verval_household_id", "section" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verval_events_verval_household_id_at",
                table: "verval_events",
                columns: new[] { "verval_household_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_desa_no",
                table: "verval_households",
                columns: new[] { "desa", "no" },
                filter: "state = 'Accepted' AND siks = 'None'");

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_household_id",
                table: "verval_households",
                column: "household_id");

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_round_id_head_nik_hash",
                table: "verval_households",
                columns: new[] { "round_id", "head_nik_hash" },
                unique: true,
                filter: "head_nik_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_round_id_household_id",
                table: "verval_households",
                columns: new[] { "round_id", "household_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_round_id_kecamatan_desa_state_is_desk",
                table: "verval_households",
                columns: new[] { "round_id", "kecamatan", "desa", "state", "is_desk" });

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_round_id_no",
                table: "verval_households",
                columns: new[] { "round_id", "no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_submitted_at",
                table: "verval_households",
                column: "submitted_at",
                filter: "state = 'Submitted'");

            migrationBuilder.CreateIndex(
                name: "ix_verval_households_visitor_id_due_on",
                table: "verval_households",
                columns: new[] { "visitor_id", "due_on" },
                filter: "state IN ('Taken', 'Returned')");

            migrationBuilder.CreateIndex(
                name: "ix_verval_rounds_name",
                table: "verval_rounds",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_web_activities_conversation_id_client_key",
                table: "web_activities",
                columns: new[] { "conversation_id", "client_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_web_conversations_address",
                table: "web_conversations",
                column: "address",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_web_conversations_last_active_at",
                table: "web_conversations",
                column: "last_active_at");

            migrationBuilder.CreateIndex(
                name: "ix_web_conversations_resume_hash",
                table: "web_conversations",
                column: "resume_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_web_uploads_at",
                table: "web_uploads",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_web_uploads_conversation_id",
                table: "web_uploads",
                column: "conversation_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "activities");

            migrationBuilder.DropTable(
                name: "aid_offers");

            migrationBuilder.DropTable(
                name: "aid_sources");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "broadcast_recipients");

            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "case_followers");

            migrationBuilder.DropTable(
                name: "case_referrals");

            migrationBuilder.DropTable(
                name: "change_reports");

            migrationBuilder.DropTable(
                name: "channel_accounts");

            migrationBuilder.DropTable(
                name: "chat_aliases");

            migrationBuilder.DropTable(
                name: "complaint_events");

            migrationBuilder.DropTable(
                name: "cookie_keys");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "document_registers");

            migrationBuilder.DropTable(
                name: "documents");

            migrationBuilder.DropTable(
                name: "election_phases");

            migrationBuilder.DropTable(
                name: "erased_files");

            migrationBuilder.DropTable(
                name: "erasures");

            migrationBuilder.DropTable(
                name: "flow_revisions");

            migrationBuilder.DropTable(
                name: "gathering_answers");

            migrationBuilder.DropTable(
                name: "gathering_invitees");

            migrationBuilder.DropTable(
                name: "gathering_items");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "human_requests");

            migrationBuilder.DropTable(
                name: "indicators");

            migrationBuilder.DropTable(
                name: "job_runs");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "media");

            migrationBuilder.DropTable(
                name: "merged_chats");

            migrationBuilder.DropTable(
                name: "message_counts");

            migrationBuilder.DropTable(
                name: "muted_reminders");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "partners");

            migrationBuilder.DropTable(
                name: "person_tags");

            migrationBuilder.DropTable(
                name: "pledges");

            migrationBuilder.DropTable(
                name: "proposal_events");

            migrationBuilder.DropTable(
                name: "quarantine");

            migrationBuilder.DropTable(
                name: "quiz_scores");

            migrationBuilder.DropTable(
                name: "referral_packages");

            migrationBuilder.DropTable(
                name: "registration_requests");

            migrationBuilder.DropTable(
                name: "regulations");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "resident_words");

            migrationBuilder.DropTable(
                name: "reveal_requests");

            migrationBuilder.DropTable(
                name: "review_response_notes");

            migrationBuilder.DropTable(
                name: "role_grants");

            migrationBuilder.DropTable(
                name: "rtlh_erased");

            migrationBuilder.DropTable(
                name: "rtlh_events");

            migrationBuilder.DropTable(
                name: "rtlh_files");

            migrationBuilder.DropTable(
                name: "rtlh_hand_overs");

            migrationBuilder.DropTable(
                name: "rtlh_targets");

            migrationBuilder.DropTable(
                name: "secret_guesses");

            migrationBuilder.DropTable(
                name: "seen_messages");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropTable(
                name: "staff_accounts");

            migrationBuilder.DropTable(
                name: "staff_links");

            migrationBuilder.DropTable(
                name: "start_codes");

            migrationBuilder.DropTable(
                name: "table_exports");

            migrationBuilder.DropTable(
                name: "template_states");

            migrationBuilder.DropTable(
                name: "verval_answers");

            migrationBuilder.DropTable(
                name: "verval_events");

            migrationBuilder.DropTable(
                name: "web_activities");

            migrationBuilder.DropTable(
                name: "web_uploads");

            migrationBuilder.DropTable(
                name: "broadcasts");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "gathering_questions");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "pledge_texts");

            migrationBuilder.DropTable(
                name: "referrals");

            migrationBuilder.DropTable(
                name: "review_responses");

            migrationBuilder.DropTable(
                name: "rtlh_applications");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "verval_households");

            migrationBuilder.DropTable(
                name: "web_conversations");

            migrationBuilder.DropTable(
                name: "gathering_quizzes");

            migrationBuilder.DropTable(
                name: "complaints");

            migrationBuilder.DropTable(
                name: "review_entries");

            migrationBuilder.DropTable(
                name: "verval_rounds");

            migrationBuilder.DropTable(
                name: "gatherings");

            migrationBuilder.DropTable(
                name: "proposals");

            migrationBuilder.DropTable(
                name: "reviews");

            migrationBuilder.DropTable(
                name: "residents");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropSequence(
                name: "activity_numbers");

            migrationBuilder.DropSequence(
                name: "aid_offer_numbers");

            migrationBuilder.DropSequence(
                name: "broadcast_numbers");

            migrationBuilder.DropSequence(
                name: "case_numbers");

            migrationBuilder.DropSequence(
                name: "change_report_numbers");

            migrationBuilder.DropSequence(
                name: "complaint_numbers");

            migrationBuilder.DropSequence(
                name: "data_request_numbers");

            migrationBuilder.DropSequence(
                name: "gathering_numbers");

            migrationBuilder.DropSequence(
                name: "household_numbers");

            migrationBuilder.DropSequence(
                name: "proposal_numbers");

            migrationBuilder.DropSequence(
                name: "referral_numbers");

            migrationBuilder.DropSequence(
                name: "review_numbers");

            migrationBuilder.DropSequence(
                name: "review_response_numbers");

            migrationBuilder.DropSequence(
                name: "rtlh_numbers");
        }
    }
}
