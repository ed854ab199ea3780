"""The plans, reasons and watch words that a new platform starts with. An administrator changes them."""

from django.db import migrations

# code, name, group, hours (usual, fast), only experts, independent
STAGES = [
    ("form", "形式审核", "形式审核员", 72, 4, False, False),
    ("science", "科学性审核", "科学审核专家", 120, 8, True, True),
    ("final", "终审", "终审编辑", 48, 4, False, True),
]
REASONS = {
    "changes": [
        "标题或摘要与内容不符",
        "有科学性错误，请按审核意见改正",
        "数据或结论没有注明来源",
        "图片缺少替代文本",
        "字幕或文字有错别字",
        "授权说明不完整，请补充来源与许可",
        "人工智能生成的内容没有说明",
        "实验缺少安全提示",
        "语言不适合所选的受众",
    ],
    "refusal": [
        "内容不属于科普范围",
        "含有伪科学或已被证伪的说法",
        "涉嫌抄袭或侵犯他人权利",
        "含有广告或营销内容",
        "含有不宜向未成年人展示的内容",
        "泄露个人信息或国家秘密",
    ],
    "takedown": [
        "内容有科学性错误，正在更正",
        "权利人提出异议",
        "作者要求撤下",
        "内容已过时，可能误导读者",
        "主管部门要求撤下",
    ],
}
WATCH_WORDS = {
    "绝对": "科学结论很少是绝对的：请核对依据，或改用更准确的说法。",
    "根治": "疾病能否根治须有可靠依据；不得作疗效保证。",
    "百分百": "请核对数据；不得作效果保证。",
    "特效药": "请核对是否有国家药品监督管理部门批准的适应症。",
    "包治百病": "不得作疗效保证。",
    "神药": "不得夸大疗效。",
    "祖传秘方": "请核对来源与依据，不得作疗效保证。",
    "国家级": "《广告法》禁用语：请核对是否为正式名称。",
    "最高级": "《广告法》禁用语：请核对依据。",
    "最佳": "《广告法》禁用语：请核对依据。",
    "零风险": "请核对依据，并说明风险。",
    "无副作用": "请核对依据，并说明可能的不良反应。",
    "专家证实": "请写明哪位专家、在哪里说的。",
    "科学家发现": "请写明研究出处。",
    "内部消息": "请给出可以核对的来源。",
}


def add_defaults(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    ReviewPlan = apps.get_model("moderation", "ReviewPlan")
    Stage = apps.get_model("moderation", "Stage")
    Reason = apps.get_model("moderation", "Reason")
    WatchWord = apps.get_model("moderation", "WatchWord")
    for lane in ("usual", "fast"):
        plan, made = ReviewPlan.objects.get_or_create(kind="", lane=lane)
        if not made:
            continue
        for order, (code, name, group, usual, fast, experts, independent) in enumerate(STAGES):
            Stage.objects.create(
                plan=plan,
                sort_order=order,
                code=code,
                name=name,
                group=Group.objects.get_or_create(name=group)[0],
                hours=usual if lane == "usual" else fast,
                needs_expertise=experts,
                independent=independent,
            )
    for purpose, texts in REASONS.items():
        for position, text in enumerate(texts):
            Reason.objects.get_or_create(purpose=purpose, text=text, defaults={"position": position})
    for word, advice in WATCH_WORDS.items():
        WatchWord.objects.get_or_create(word=word, defaults={"advice": advice})


class Migration(migrations.Migration):
    dependencies = [("moderation", "0001_initial"), ("people", "0003_roles")]

    operations = [migrations.RunPython(add_defaults, migrations.RunPython.noop)]
